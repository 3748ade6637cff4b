// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/**
 * A header of a record: any bytes under any name. Only a command record has an empty name. Neither is changed after it
 * was handed over.
 */
public record RecordHeader(byte[] name, byte[] value) {

    /** Bytes of name and value. */
    public int size() {
        return name.length + value.length;
    }
}
