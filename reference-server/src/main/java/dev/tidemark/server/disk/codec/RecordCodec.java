// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.codec;

import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.log.Stamped;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The bytes of records that have more than a body. */
public final class RecordCodec {

    private RecordCodec() {}

    static void writeAll(DataOutput out, List<Stamped> records) throws IOException {
        out.writeInt(records.size());
        for (Stamped one : records) {
            out.writeLong(one.timestamp());
            writeHeaders(out, one.headers());
            ChangeCodec.writeBytes(out, one.body());
        }
    }

    static List<Stamped> readAll(DataInput in) throws IOException {
        int count = in.readInt();
        List<Stamped> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(new Stamped(in.readLong(), readHeaders(in), ChangeCodec.readBytes(in)));
        }
        return records;
    }

    public static void writeHeaders(DataOutput out, List<RecordHeader> headers) throws IOException {
        out.writeInt(headers.size());
        for (RecordHeader header : headers) {
            ChangeCodec.writeBytes(out, header.name());
            ChangeCodec.writeBytes(out, header.value());
        }
    }

    public static List<RecordHeader> readHeaders(DataInput in) throws IOException {
        int count = in.readInt();
        if (count == 0) {
            return List.of();
        }
        List<RecordHeader> headers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            headers.add(new RecordHeader(ChangeCodec.readBytes(in), ChangeCodec.readBytes(in)));
        }
        return headers;
    }
}
