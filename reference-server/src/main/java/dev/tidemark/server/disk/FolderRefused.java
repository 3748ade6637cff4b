// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import java.io.IOException;

/** A data folder that cannot be used; the message names it and says why. */
public final class FolderRefused extends IOException {

    private static final long serialVersionUID = 1L;

    FolderRefused(String message) {
        super(message);
    }

    FolderRefused(String message, IOException cause) {
        super(message, cause);
    }
}
