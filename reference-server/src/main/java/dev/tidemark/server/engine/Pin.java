// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

/** A reader: what it reads stays as it is until this is closed, once. */
public interface Pin {
    void close();
}
