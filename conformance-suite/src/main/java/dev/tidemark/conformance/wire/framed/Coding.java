// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How the message of one frame is compressed. */
public enum Coding {
    NONE(0, "identity") {
        @Override
        public byte[] encode(byte[] plain) {
            return plain;
        }

        @Override
        InputStream opened(InputStream coded) {
            return coded;
        }
    },
    ZSTD(1, "zstd") {
        @Override
        public byte[] encode(byte[] plain) {
            var compressor = new ZstdCompressor();
            var coded = new byte[compressor.maxCompressedLength(plain.length)];
            return Arrays.copyOf(coded, compressor.compress(plain, 0, plain.length, coded, 0, coded.length));
        }

        @Override
        InputStream opened(InputStream coded) {
            return new ZstdInputStream(coded);
        }
    },
    GZIP(2, "gzip") {
        @Override
        public byte[] encode(byte[] plain) {
            var coded = new ByteArrayOutputStream();
            try (var out = new GZIPOutputStream(coded)) {
                out.write(plain);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return coded.toByteArray();
        }

        @Override
        InputStream opened(InputStream coded) throws IOException {
            return new GZIPInputStream(coded);
        }
    };

    private static final int PLACE = 5;
    private static final int BITS = 0b11;

    private final int number;
    private final String token;

    Coding(int number, String token) {
        this.number = number;
        this.token = token;
    }

    /** As it is written in {@code Accept-Encoding}. */
    public String token() {
        return token;
    }

    /** The flag byte of a frame with this coding and nothing else. */
    int flags() {
        return number << PLACE;
    }

    /** The one that this flag byte names, if there is one. */
    static Optional<Coding> of(int flags) {
        var number = flags >> PLACE & BITS;
        return Arrays.stream(values()).filter(each -> each.number == number).findFirst();
    }

    /** Compresses, however small it is. */
    public abstract byte[] encode(byte[] plain);

    abstract InputStream opened(InputStream coded) throws IOException;

    /**
     * Undoes it.
     *
     * @param most how many bytes may come out
     * @throws MalformedFrame when it is not coded like this, or more comes out
     */
    byte[] decode(byte[] coded, long most) throws MalformedFrame {
        if (this == NONE) {
            return coded;
        }
        try (var plain = opened(new ByteArrayInputStream(coded))) {
            var all = plain.readNBytes((int) Math.min(Integer.MAX_VALUE - 8, most + 1));
            if (all.length > most) {
                throw new MalformedFrame("a message of more than " + most + " bytes comes out of " + coded.length
                        + " bytes of " + token);
            }
            return all;
        } catch (IOException | RuntimeException broken) {
            // The decoder of zstd reports some faults by exceptions of the runtime.
            if (broken instanceof MalformedFrame malformed) {
                throw malformed;
            }
            throw new MalformedFrame("its " + coded.length + " bytes are marked as " + token + " and are none");
        }
    }
}
