// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;

/** The header with a key (openapi.json, {@code s2-encryption-key}). No stream here has a cipher, so no key is ever used. */
final class EncryptionKey {

    private static final int LONGEST = 44;

    private EncryptionKey() {}

    /** @throws S2Problem if the header can be no key */
    static void check(S2Request request) {
        String key = request.header(Protocol.ENCRYPTION_KEY);
        if (key != null && (key.isBlank() || key.strip().length() > LONGEST)) {
            throw S2Problem.of(
                    Code.BAD_HEADER, Protocol.ENCRYPTION_KEY + " has between 1 and " + LONGEST + " characters.");
        }
    }
}
