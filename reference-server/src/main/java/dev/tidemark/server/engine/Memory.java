// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogRecord;
import java.util.List;

/**
 * How much memory things take, in bytes and roughly: what bounds it must not be deceived by records that are smaller than
 * the objects that describe them.
 */
public final class Memory {

    /** Of a record beside its bytes: its place, its times, its array. */
    private static final long RECORD = 128;

    private Memory() {}

    static long of(Command command) {
        return command.size() + RECORD * command.count();
    }

    static long of(List<LogRecord> records) {
        return records.stream().mapToLong(LogRecord::size).sum() + RECORD * records.size();
    }
}
