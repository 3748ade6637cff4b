// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.RecordHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The messages of s2.proto. Fields are numbered as there; a field without presence is left out if it is empty. */
final class Proto {

    private static final byte[] NOTHING = new byte[0];

    private static final int LENGTH_DELIMITED = WireFormat.WIRETYPE_LENGTH_DELIMITED;
    private static final int VARINT = WireFormat.WIRETYPE_VARINT;

    // StreamPosition
    private static final int SEQ_NUM = 1;
    private static final int TIMESTAMP = 2;

    // Header
    private static final int NAME = 1;
    private static final int VALUE = 2;

    // AppendRecord
    private static final int APPEND_TIMESTAMP = 1;
    private static final int APPEND_HEADERS = 2;
    private static final int APPEND_BODY = 3;

    // AppendInput
    private static final int APPEND_RECORDS = 1;
    private static final int MATCH_SEQ_NUM = 2;
    private static final int FENCING_TOKEN = 3;

    // AppendAck
    private static final int START = 1;
    private static final int END = 2;
    private static final int ACK_TAIL = 3;

    // SequencedRecord; its first two fields are those of a position
    private static final int HEADERS = 3;
    private static final int BODY = 4;

    // ReadBatch
    private static final int RECORDS = 1;
    private static final int BATCH_TAIL = 2;

    private Proto() {}

    /** @throws IOException if it is no {@code AppendInput} */
    static AppendInput appendInput(byte[] message) throws IOException {
        CodedInputStream in = CodedInputStream.newInstance(message);
        List<NewRecord> records = new ArrayList<>();
        OptionalLong matchSequence = OptionalLong.empty();
        Optional<String> fencingToken = Optional.empty();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == tag(APPEND_RECORDS, LENGTH_DELIMITED)) {
                int outer = in.pushLimit(in.readRawVarint32());
                records.add(appendRecord(in));
                in.popLimit(outer);
            } else if (tag == tag(MATCH_SEQ_NUM, VARINT)) {
                matchSequence = OptionalLong.of(Numbers.capped(in.readUInt64()));
            } else if (tag == tag(FENCING_TOKEN, LENGTH_DELIMITED)) {
                fencingToken = Optional.of(in.readStringRequireUtf8());
            } else {
                in.skipField(tag);
            }
        }
        return new AppendInput(records, matchSequence, fencingToken);
    }

    static byte[] appendAck(Ack ack) {
        return written(
                positionField(START, ack.start()) + positionField(END, ack.end()) + positionField(ACK_TAIL, ack.tail()),
                out -> {
                    writePosition(out, START, ack.start());
                    writePosition(out, END, ack.end());
                    writePosition(out, ACK_TAIL, ack.tail());
                });
    }

    /** @param tail where the stream ends; absent if it shall not be told */
    static byte[] readBatch(List<LogRecord> records, Optional<Place> tail) {
        int[] sizes = new int[records.size()];
        int size = tail.map(place -> positionField(BATCH_TAIL, place)).orElse(0);
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = sequencedRecord(records.get(i));
            size += delimited(RECORDS, sizes[i]);
        }
        return written(size, out -> {
            for (int i = 0; i < sizes.length; i++) {
                open(out, RECORDS, sizes[i]);
                writeSequencedRecord(out, records.get(i));
            }
            if (tail.isPresent()) {
                writePosition(out, BATCH_TAIL, tail.get());
            }
        });
    }

    private static NewRecord appendRecord(CodedInputStream in) throws IOException {
        OptionalLong timestamp = OptionalLong.empty();
        List<RecordHeader> headers = new ArrayList<>(0);
        byte[] body = NOTHING;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == tag(APPEND_TIMESTAMP, VARINT)) {
                timestamp = OptionalLong.of(Numbers.capped(in.readUInt64()));
            } else if (tag == tag(APPEND_HEADERS, LENGTH_DELIMITED)) {
                int outer = in.pushLimit(in.readRawVarint32());
                headers.add(header(in));
                in.popLimit(outer);
            } else if (tag == tag(APPEND_BODY, LENGTH_DELIMITED)) {
                body = in.readByteArray();
            } else {
                in.skipField(tag);
            }
        }
        return new NewRecord(timestamp, headers, body);
    }

    private static RecordHeader header(CodedInputStream in) throws IOException {
        byte[] name = NOTHING;
        byte[] value = NOTHING;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == tag(NAME, LENGTH_DELIMITED)) {
                name = in.readByteArray();
            } else if (tag == tag(VALUE, LENGTH_DELIMITED)) {
                value = in.readByteArray();
            } else {
                in.skipField(tag);
            }
        }
        return new RecordHeader(name, value);
    }

    private static int sequencedRecord(LogRecord one) {
        int size = position(Place.of(one)) + bytesField(BODY, one.body());
        for (RecordHeader header : one.headers()) {
            size += delimited(HEADERS, header(header));
        }
        return size;
    }

    private static void writeSequencedRecord(CodedOutputStream out, LogRecord one) throws IOException {
        writePosition(out, Place.of(one));
        for (RecordHeader header : one.headers()) {
            open(out, HEADERS, header(header));
            writeBytes(out, NAME, header.name());
            writeBytes(out, VALUE, header.value());
        }
        writeBytes(out, BODY, one.body());
    }

    private static int header(RecordHeader header) {
        return bytesField(NAME, header.name()) + bytesField(VALUE, header.value());
    }

    private static int position(Place place) {
        return numberField(SEQ_NUM, place.sequence()) + numberField(TIMESTAMP, place.timestamp());
    }

    private static int positionField(int field, Place place) {
        return delimited(field, position(place));
    }

    private static int numberField(int field, long value) {
        return value == 0 ? 0 : CodedOutputStream.computeUInt64Size(field, value);
    }

    private static int bytesField(int field, byte[] value) {
        return value.length == 0 ? 0 : CodedOutputStream.computeByteArraySize(field, value);
    }

    private static int delimited(int field, int size) {
        return CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt32SizeNoTag(size) + size;
    }

    private static void writePosition(CodedOutputStream out, int field, Place place) throws IOException {
        open(out, field, position(place));
        writePosition(out, place);
    }

    private static void writePosition(CodedOutputStream out, Place place) throws IOException {
        if (place.sequence() != 0) {
            out.writeUInt64(SEQ_NUM, place.sequence());
        }
        if (place.timestamp() != 0) {
            out.writeUInt64(TIMESTAMP, place.timestamp());
        }
    }

    private static void writeBytes(CodedOutputStream out, int field, byte[] value) throws IOException {
        if (value.length != 0) {
            out.writeByteArray(field, value);
        }
    }

    private static void open(CodedOutputStream out, int field, int size) throws IOException {
        out.writeTag(field, LENGTH_DELIMITED);
        out.writeUInt32NoTag(size);
    }

    private static int tag(int field, int type) {
        return field << 3 | type;
    }

    private static byte[] written(int size, Writing writing) {
        byte[] message = new byte[size];
        CodedOutputStream out = CodedOutputStream.newInstance(message);
        try {
            writing.to(out);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.checkNoSpaceLeft();
        return message;
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }
}
