// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import dev.tidemark.conformance.wire.message.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes header blocks in the plainest form there is: every field in full, none to be remembered (RFC 7541, section 6.2.2). */
final class HeaderEncoder {

    private static final int MOST = 0x7f;

    private HeaderEncoder() {}

    static byte[] encode(List<Header> fields) {
        var block = new ByteArrayOutputStream();
        for (var field : fields) {
            block.write(0);
            text(block, field.name());
            text(block, field.value());
        }
        return block.toByteArray();
    }

    private static void text(ByteArrayOutputStream block, String text) {
        var bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < MOST) {
            block.write(bytes.length);
        } else {
            block.write(MOST);
            int left = bytes.length - MOST;
            for (; left > MOST; left >>>= 7) {
                block.write(left & MOST | 0x80);
            }
            block.write(left);
        }
        block.writeBytes(bytes);
    }
}
