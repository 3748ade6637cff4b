// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.message.Header;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads answers of HTTP/1.1 from a connection (RFC 9112). What cannot be read is a {@link MalformedAnswer} with a sentence. */
final class AnswerParser {

    static final int LONGEST_HEAD = 256 * 1024;
    private static final int SHOWN = 60;
    private static final int SWITCHING = 101;
    private static final int TLS_ALERT = 0x15;
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) +([1-9]\\d\\d)(?: .*)?");

    private final InputStream in;
    private int headBytes;

    AnswerParser(InputStream in) {
        this.in = in;
    }

    /**
     * A header section.
     *
     * @param persistent whether the connection can serve again when the body is read
     */
    record Head(int status, List<Header> headers, boolean persistent) {

        boolean isInterim() {
            return status / 100 == 1 && status != SWITCHING;
        }

        List<String> values(String name) {
            return headers.stream()
                    .filter(header -> header.name().equalsIgnoreCase(name))
                    .map(Header::value)
                    .toList();
        }
    }

    /** The header section of the final answer: interim answers before it, however many, are passed over. */
    Head finalHead() throws IOException {
        var head = head();
        while (head.isInterim()) {
            head = head();
        }
        return head;
    }

    /** The next header section, interim or final. */
    Head head() throws IOException {
        headBytes = 0;
        var first = firstLine();
        var status = STATUS_LINE.matcher(first);
        if (!status.matches()) {
            throw notHttp(first);
        }
        var headers = new ArrayList<Header>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            add(headers, line);
        }
        var persistent = status.group(1).equals("1")
                && headers.stream()
                        .filter(header -> header.name().equalsIgnoreCase("Connection"))
                        .noneMatch(header -> header.value()
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("close"));
        return new Head(Integer.parseInt(status.group(2)), List.copyOf(headers), persistent);
    }

    /** The body that follows this header section, without its framing. */
    InputStream body(Head head, String method) throws IOException {
        if (method.equals("HEAD") || head.status() == 204 || head.status() == 304 || head.status() / 100 == 1) {
            return InputStream.nullInputStream();
        }
        var codings = String.join(",", head.values("Transfer-Encoding")).strip();
        if (!codings.isEmpty()) {
            if (codings.equalsIgnoreCase("chunked")) {
                return new ChunkedInput(in);
            }
            throw new MalformedAnswer("the answer has the transfer coding '" + shown(codings)
                    + "', which nobody asked for; only chunked is understood");
        }
        var lengths = head.values("Content-Length").stream()
                .flatMap(value -> List.of(value.split(",")).stream())
                .map(String::strip)
                .distinct()
                .toList();
        if (lengths.isEmpty()) {
            return in;
        }
        if (lengths.size() > 1 || !lengths.get(0).matches("\\d{1,18}")) {
            throw new MalformedAnswer("the answer has the Content-Length '" + shown(String.join(", ", lengths))
                    + "', which is no length");
        }
        return new SizedInput(in, Long.parseLong(lengths.get(0)));
    }

    /** Whether the end of the body can be told from the end of the connection. */
    static boolean framed(Head head, String method) {
        return method.equals("HEAD")
                || head.status() == 204
                || head.status() == 304
                || !head.values("Transfer-Encoding").isEmpty()
                || !head.values("Content-Length").isEmpty();
    }

    private static void add(List<Header> headers, String line) throws MalformedAnswer {
        if (line.startsWith(" ") || line.startsWith("\t")) {
            if (headers.isEmpty()) {
                throw new MalformedAnswer("the header section begins with a continued line");
            }
            var folded = headers.remove(headers.size() - 1);
            headers.add(new Header(folded.name(), (folded.value() + " " + line.strip()).strip()));
            return;
        }
        var colon = line.indexOf(':');
        if (colon <= 0) {
            throw new MalformedAnswer("the header section has the line '" + shown(line) + "', which has no field name");
        }
        headers.add(new Header(
                line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
    }

    private String firstLine() throws IOException {
        int first = in.read();
        while (first == '\r' || first == '\n') {
            counted();
            first = in.read();
        }
        if (first < 0) {
            throw new EOFException("the connection ended before the answer began");
        }
        if (first != 'H') {
            var bytes = new byte[SHOWN];
            bytes[0] = (byte) first;
            var more = Math.max(0, in.read(bytes, 1, Math.max(1, Math.min(SHOWN - 1, in.available()))));
            throw notHttp(new String(bytes, 0, 1 + more, StandardCharsets.ISO_8859_1));
        }
        return "H" + line();
    }

    private static MalformedAnswer notHttp(String came) {
        var text = "the answer begins with '" + shown(came) + "', which is not HTTP/1.1";
        if (came.startsWith("PRI * HTTP/2") || came.startsWith("HTTP/2") || isSettingsFrame(came)) {
            return new MalformedAnswer(
                    "the target answers in HTTP/2; Tidemark speaks HTTP/1.1. Give a port that speaks it, or let a"
                            + " proxy translate");
        }
        if (came.charAt(0) == TLS_ALERT) {
            return new MalformedAnswer(text + " but TLS: write https in the target's address");
        }
        return new MalformedAnswer(text);
    }

    /** The frame that servers of HTTP/2 begin with: three bytes of length, type 4, no flags, stream 0. */
    private static boolean isSettingsFrame(String came) {
        return came.length() >= 5 && came.charAt(0) == 0 && came.charAt(3) == 4 && came.charAt(4) == 0;
    }

    private String line() throws IOException {
        return line(in, this::counted);
    }

    /** Called for every byte of a line. */
    @FunctionalInterface
    interface Limit {
        void count() throws IOException;
    }

    /** The next line without its end, which is CRLF or LF alone. */
    static String line(InputStream in, Limit limit) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended before the header section was complete");
            }
            limit.count();
            line.append((char) next);
        }
        var end = line.length() - 1;
        return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
    }

    private void counted() throws TooLarge {
        if (++headBytes > LONGEST_HEAD) {
            throw new TooLarge("a header section of at most " + LONGEST_HEAD + " bytes");
        }
    }

    /** Text of the other side, short and without what could steer a terminal. */
    static String shown(String text) {
        var cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
        var out = new StringBuilder();
        cut.strip().chars().forEach(c -> {
            if (c >= ' ' && c < 0x7f) {
                out.append((char) c);
            } else {
                out.append(String.format("\\x%02x", c));
            }
        });
        return out.toString();
    }
}
