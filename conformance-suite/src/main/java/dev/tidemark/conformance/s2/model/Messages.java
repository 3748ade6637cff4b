// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.reports.contract.Broken;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The messages of S2 in protobuf (s2.proto): what {@link Documents} are in JSON. */
public final class Messages {

    // StreamPosition and the beginning of SequencedRecord
    private static final int SEQ_NUM = 1;
    private static final int TIMESTAMP = 2;

    // SequencedRecord
    private static final int STORED_HEADERS = 3;
    private static final int STORED_BODY = 4;

    // Header
    private static final int NAME = 1;
    private static final int VALUE = 2;

    // ReadBatch
    private static final int BATCH_RECORDS = 1;
    private static final int BATCH_TAIL = 2;

    // AppendRecord
    private static final int NEW_TIMESTAMP = 1;
    private static final int NEW_HEADERS = 2;
    private static final int NEW_BODY = 3;

    // AppendInput
    private static final int INPUT_RECORDS = 1;
    private static final int INPUT_MATCH_SEQ_NUM = 2;
    private static final int INPUT_FENCING_TOKEN = 3;

    // AppendAck
    private static final int ACK_START = 1;
    private static final int ACK_END = 2;
    private static final int ACK_TAIL = 3;

    /** How many records a line shows. */
    private static final int SHOWN = 5;

    private static final String READ_BATCH = "s2.v1.ReadBatch";
    private static final String APPEND_ACK = "s2.v1.AppendAck";
    private static final String APPEND_INPUT = "s2.v1.AppendInput";

    private Messages() {}

    /** An {@code AppendInput}. */
    public static byte[] append(List<NewRecord> records, Conditions conditions) {
        var input = new FieldsOut();
        records.forEach(record -> input.bytes(INPUT_RECORDS, record(record)));
        var members = conditions.members();
        Optional.ofNullable(members.get(Vocabulary.MEMBER_MATCH_SEQ_NUM))
                .filter(value -> !value.isNull())
                .ifPresent(value -> input.number(
                        INPUT_MATCH_SEQ_NUM, value.bigIntegerValue().longValue()));
        Optional.ofNullable(members.get(Vocabulary.MEMBER_FENCING_TOKEN))
                .filter(value -> !value.isNull())
                .ifPresent(value -> input.bytes(INPUT_FENCING_TOKEN, utf8(value.textValue())));
        return input.message();
    }

    private static byte[] record(NewRecord record) {
        var out = new FieldsOut();
        record.timestamp().ifPresent(instant -> out.number(NEW_TIMESTAMP, instant));
        record.headers().forEach(header -> out.bytes(NEW_HEADERS, header(header)));
        return out.bytes(NEW_BODY, record.body().value()).message();
    }

    private static byte[] header(RecordHeader header) {
        return new FieldsOut()
                .bytes(NAME, header.name().value())
                .bytes(VALUE, header.value().value())
                .message();
    }

    /**
     * A {@code ReadBatch}.
     *
     * @throws Broken when the bytes are none
     */
    public static Batch batch(byte[] message) {
        var fields = new FieldsIn(READ_BATCH, message);
        var tails = fields.all(BATCH_TAIL);
        return new Batch(
                fields.all(BATCH_RECORDS).stream().map(Messages::stored).toList(),
                tails.stream().reduce((one, later) -> later).map(Messages::position));
    }

    private static StoredRecord stored(byte[] message) {
        var fields = new FieldsIn("s2.v1.SequencedRecord", message);
        return new StoredRecord(
                fields.number(SEQ_NUM),
                fields.number(TIMESTAMP),
                fields.all(STORED_HEADERS).stream().map(Messages::header).toList(),
                new Bytes(fields.bytes(STORED_BODY)));
    }

    private static RecordHeader header(byte[] message) {
        var fields = new FieldsIn("s2.v1.Header", message);
        return new RecordHeader(new Bytes(fields.bytes(NAME)), new Bytes(fields.bytes(VALUE)));
    }

    private static Position position(byte[] message) {
        var fields = new FieldsIn("s2.v1.StreamPosition", message);
        return new Position(fields.number(SEQ_NUM), fields.number(TIMESTAMP));
    }

    /**
     * An {@code AppendAck}.
     *
     * @throws Broken when the bytes are none, or one of its positions is missing
     */
    public static Ack ack(byte[] message) {
        var fields = new FieldsIn(APPEND_ACK, message);
        return new Ack(there(fields, ACK_START), there(fields, ACK_END), there(fields, ACK_TAIL));
    }

    private static Position there(FieldsIn fields, int tag) {
        var all = fields.all(tag);
        if (all.isEmpty()) {
            throw new Broken("a message " + APPEND_ACK + " with start, end and tail", "one without the field " + tag);
        }
        return position(all.get(all.size() - 1));
    }

    /** What an {@code AppendInput} says, in one line for the report. */
    public static String describeInput(byte[] message) {
        var fields = new FieldsIn(APPEND_INPUT, message);
        var conditions = new StringBuilder();
        if (!fields.isAbsent(INPUT_MATCH_SEQ_NUM)) {
            conditions
                    .append(", if the next sequence number is ")
                    .append(Long.toUnsignedString(fields.number(INPUT_MATCH_SEQ_NUM)));
        }
        if (!fields.isAbsent(INPUT_FENCING_TOKEN)) {
            conditions
                    .append(", if the token is '")
                    .append(new String(fields.bytes(INPUT_FENCING_TOKEN), StandardCharsets.UTF_8))
                    .append("'");
        }
        var records = fields.all(INPUT_RECORDS);
        return "append of " + counted(records.size(), "record") + conditions
                + records.stream()
                        .limit(SHOWN)
                        .map(record -> " " + new Bytes(new FieldsIn("s2.v1.AppendRecord", record).bytes(NEW_BODY)))
                        .reduce(":", String::concat);
    }

    /** What a {@code ReadBatch} says, in one line for the report. */
    public static String describe(Batch batch) {
        var tail = batch.tail().map(at -> ", tail at " + at).orElse("");
        return batch.records().isEmpty()
                ? "batch without records" + tail
                : "batch of " + counted(batch.records().size(), "record") + tail
                        + batch.records().stream()
                                .limit(SHOWN)
                                .map(record -> " [" + record + "]")
                                .reduce(":", String::concat);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
