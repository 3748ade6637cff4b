// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.Chain;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Controls;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A batch to append, and on what conditions (openapi.json, {@code AppendInput}).
 *
 * @param records in the writer's order
 * @param matchSequence the sequence number that the first record must get
 * @param fencingToken the token that the stream must have
 */
record AppendInput(List<NewRecord> records, OptionalLong matchSequence, Optional<String> fencingToken) {

    private static final int METERED_RECORD = 8;
    private static final int METERED_HEADER = 2;
    private static final byte[] FENCE = Controls.FENCE.getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRIM = Controls.TRIM.getBytes(StandardCharsets.US_ASCII);

    Command.AppendRecords to(StreamName stream, Optional<Chain> chain) {
        return new Command.AppendRecords(stream, records, matchSequence, fencingToken, chain);
    }

    /** @throws S2Problem if it breaks a rule for batches, for headers, or for commands */
    AppendInput checked() {
        if (records.isEmpty()) {
            throw invalid("A batch has at least one record.");
        }
        if (records.size() > Protocol.BATCH_RECORDS) {
            throw invalid("A batch has at most " + Protocol.BATCH_RECORDS + " records.");
        }
        long metered = 0;
        for (NewRecord one : records) {
            check(one);
            metered += metered(one);
        }
        if (metered > Protocol.BATCH_BYTES) {
            throw invalid("A batch has at most " + Protocol.BATCH_BYTES + " metered bytes.");
        }
        if (fencingToken.isPresent() && Names.longerThan(fencingToken.get(), Protocol.TOKEN_BYTES)) {
            throw invalid(tokenTooLong());
        }
        return this;
    }

    boolean fences() {
        return records.stream().anyMatch(one -> isCommand(one) && Arrays.equals(command(one), FENCE));
    }

    boolean trims() {
        return records.stream().anyMatch(one -> isCommand(one) && Arrays.equals(command(one), TRIM));
    }

    static String tokenTooLong() {
        return "A fencing token has at most " + Protocol.TOKEN_BYTES + " bytes.";
    }

    static long metered(NewRecord one) {
        long size = METERED_RECORD + one.body().length;
        for (RecordHeader header : one.headers()) {
            size += METERED_HEADER + header.size();
        }
        return size;
    }

    private static void check(NewRecord one) {
        if (isCommand(one)) {
            checkCommand(command(one), one.body());
            return;
        }
        for (RecordHeader header : one.headers()) {
            if (header.name().length == 0) {
                throw invalid("Only the single header of a command record has no name.");
            }
        }
    }

    private static void checkCommand(byte[] command, byte[] payload) {
        if (Arrays.equals(command, FENCE)) {
            if (payload.length > Protocol.TOKEN_BYTES) {
                throw invalid(tokenTooLong());
            }
            if (!Utf8.isValid(payload)) {
                throw invalid("A fencing token is text in UTF-8.");
            }
        } else if (!Arrays.equals(command, TRIM)) {
            throw invalid("A command is `fence` or `trim`.");
        } else if (payload.length != Long.BYTES) {
            throw invalid("A trim point is a number of 8 bytes.");
        }
    }

    static boolean isCommand(NewRecord one) {
        return one.headers().size() == 1 && one.headers().get(0).name().length == 0;
    }

    private static byte[] command(NewRecord one) {
        return one.headers().get(0).value();
    }

    private static S2Problem invalid(String sentence) {
        return S2Problem.of(Code.INVALID, sentence);
    }
}
