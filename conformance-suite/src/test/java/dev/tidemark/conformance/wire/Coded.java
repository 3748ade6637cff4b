// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Answers with a content coding. */
final class Coded {

    private Coded() {}

    static void answer(HostileServer.Asked asked, String coding, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = coder(coding, bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        asked.write(head(coding) + "Content-Length: " + bytes.size() + "\r\n\r\n");
        asked.write(bytes.toByteArray());
    }

    /** The text comes, the end does not. */
    static void flushed(HostileServer.Asked asked, String coding, String text) throws IOException {
        asked.write(head(coding) + "Content-Type: text/event-stream\r\n\r\n");
        var out = coder(coding, asked.socket().getOutputStream());
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
        asked.rest().read();
    }

    private static String head(String coding) {
        return "HTTP/1.1 200 OK\r\nContent-Encoding: " + coding + "\r\n";
    }

    private static OutputStream coder(String coding, OutputStream out) throws IOException {
        return coding.equals("deflate")
                ? new DeflaterOutputStream(out, new Deflater(), 512, true)
                : new GZIPOutputStream(out, 512, true);
    }
}
