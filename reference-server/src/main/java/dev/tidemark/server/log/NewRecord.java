// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;
import java.util.OptionalLong;

/**
 * A record that somebody wants to append.
 *
 * @param timestamp what the writer says it is, milliseconds since 1970
 * @param headers in the writer's order
 */
public record NewRecord(OptionalLong timestamp, List<RecordHeader> headers, byte[] body) {

    /** A record of nothing but a body. */
    public static NewRecord of(byte[] body) {
        return new NewRecord(OptionalLong.empty(), List.of(), body);
    }

    /** Bytes it takes in memory, roughly. */
    long size() {
        return body.length + headers.stream().mapToLong(RecordHeader::size).sum() + Long.BYTES;
    }
}
