// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.message.Header;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Undoes content codings (RFC 9110, 8.4.1). What was compressed gives its bytes as soon as they are there. */
public final class ContentCodings {

    private ContentCodings() {}

    /** The codings of a body in the order in which they were applied; none for a body as it is. */
    public static List<String> of(List<Header> headers) {
        var all = headers.stream()
                .filter(header -> header.name().equalsIgnoreCase("Content-Encoding"))
                .map(Header::value)
                .collect(Collectors.joining(","));
        return List.of(all.split(",")).stream()
                .map(coding -> coding.strip().toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity"))
                .toList();
    }

    /**
     * The body without its codings.
     *
     * @throws IOException for a coding that is not known
     */
    public static InputStream decoded(InputStream coded, List<String> codings, Flight flight) throws IOException {
        var in = coded;
        for (int i = codings.size() - 1; i >= 0; i--) {
            in = switch (codings.get(i)) {
                case "gzip", "x-gzip" -> new Lazy(in, GZIPInputStream::new);
                case "deflate" -> new Lazy(in, ContentCodings::inflated);
                default ->
                    throw new MalformedAnswer("the answer has the content coding '"
                            + AnswerParser.shown(codings.get(i))
                            + "' although identity was asked; the suite knows gzip and deflate");
            };
        }
        return codings.isEmpty() ? in : new Bounded(in, flight);
    }

    /** As the text has it in the format of zlib, or bare, as some send it. */
    private static InputStream inflated(PushbackInputStream coded) throws IOException {
        var first = coded.read();
        coded.unread(first);
        var zlib = (first & 0x0f) == Deflater.DEFLATED && (first >> 4) <= 7;
        return new InflaterInputStream(coded, new Inflater(!zlib));
    }

    /** Makes an input of another. */
    @FunctionalInterface
    private interface Opening {
        InputStream open(PushbackInputStream coded) throws IOException;
    }

    /** Opened when it is first read, because that waits for bytes. */
    private static final class Lazy extends InputStream {
        private final InputStream coded;
        private final Opening opening;
        private InputStream open;

        private Lazy(InputStream coded, Opening opening) {
            this.coded = coded;
            this.opening = opening;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (open == null) {
                open = opened();
            }
            return open.read(buffer, offset, length);
        }

        /** Nothing is the code of nothing, whatever the coding. */
        private InputStream opened() throws IOException {
            var in = new PushbackInputStream(coded, 1);
            var first = in.read();
            if (first < 0) {
                return InputStream.nullInputStream();
            }
            in.unread(first);
            return opening.open(in);
        }
    }

    /** A few bytes can be the code of very many. */
    private static final class Bounded extends FilterInputStream {
        private final Flight flight;
        private long count;

        private Bounded(InputStream in, Flight flight) {
            super(in);
            this.flight = flight;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = super.read(buffer, offset, length);
            count += Math.max(0, read);
            flight.checkSize(count);
            return read;
        }
    }
}
