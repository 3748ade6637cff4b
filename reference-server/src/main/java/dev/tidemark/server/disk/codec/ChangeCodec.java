// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.codec;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Policy;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of a change in the journal: a kind, the stream's id, flags, and the fields the kind and the flags announce.
 * New kinds and new flags can be added; a reader refuses what it does not know.
 */
public final class ChangeCodec {

    private static final byte CREATED = 1;
    private static final byte APPENDED = 2;
    private static final byte DELETED = 3;
    private static final byte TRIMMED = 4;
    private static final byte SOFT_DELETED = 5;
    private static final byte RECORDED = 6;
    private static final byte RECONFIGURED = 7;

    private static final int CLOSE = 1;
    private static final int WRITER_SEQUENCE = 2;
    private static final int PRODUCER = 4;
    private static final int SETTINGS = 8;
    private static final int POLICY = 16;
    private static final int KNOWN_FLAGS = CLOSE | WRITER_SEQUENCE | PRODUCER | SETTINGS | POLICY;

    private ChangeCodec() {}

    public static void write(DataOutput out, Change change) throws IOException {
        if (change instanceof Change.Created created) {
            out.writeByte(CREATED);
            out.writeLong(created.id());
            boolean plain = SettingsCodec.isPlain(created.settings());
            boolean configured = !created.settings().policy().equals(Policy.DEFAULT);
            out.writeInt((created.close() ? CLOSE : 0) | (plain ? 0 : SETTINGS) | (configured ? POLICY : 0));
            out.writeLong(created.timestamp());
            writeText(out, created.name().value());
            writeText(out, created.settings().contentType().value());
            if (!plain) {
                SettingsCodec.write(out, created.settings());
            }
            if (configured) {
                SettingsCodec.writePolicy(out, created.settings().policy());
            }
            writeBodies(out, created.bodies());
        } else if (change instanceof Change.Appended appended) {
            boolean sequenced = appended.writerSequence().isPresent();
            out.writeByte(APPENDED);
            out.writeLong(appended.id());
            out.writeInt((appended.close() ? CLOSE : 0)
                    | (sequenced ? WRITER_SEQUENCE : 0)
                    | (appended.producer().isPresent() ? PRODUCER : 0));
            out.writeLong(appended.timestamp());
            if (sequenced) {
                writeText(out, appended.writerSequence().get());
            }
            if (appended.producer().isPresent()) {
                writeProducer(out, appended.producer().get());
            }
            writeBodies(out, appended.bodies());
        } else if (change instanceof Change.Recorded recorded) {
            out.writeByte(RECORDED);
            out.writeLong(recorded.id());
            out.writeInt(0);
            out.writeLong(recorded.arrived());
            RecordCodec.writeAll(out, recorded.records());
        } else if (change instanceof Change.Reconfigured wanted) {
            out.writeByte(RECONFIGURED);
            out.writeLong(wanted.id());
            out.writeInt(0);
            SettingsCodec.writeRetention(out, wanted.retention());
            SettingsCodec.writePolicy(out, wanted.policy());
        } else if (change instanceof Change.Trimmed trimmed) {
            out.writeByte(TRIMMED);
            out.writeLong(trimmed.id());
            out.writeInt(0);
            writePosition(out, trimmed.earliest());
        } else {
            out.writeByte(change instanceof Change.SoftDeleted ? SOFT_DELETED : DELETED);
            out.writeLong(change.id());
            out.writeInt(0);
        }
    }

    public static Change read(DataInput in) throws IOException {
        byte kind = in.readByte();
        long id = in.readLong();
        int flags = in.readInt();
        if ((flags & ~KNOWN_FLAGS) != 0) {
            throw new IOException("unknown flags " + flags);
        }
        boolean close = (flags & CLOSE) != 0;
        if (kind == CREATED) {
            long timestamp = in.readLong();
            StreamName name = new StreamName(readText(in));
            ContentType type = new ContentType(readText(in));
            Settings plain = (flags & SETTINGS) == 0 ? SettingsCodec.plain(type) : SettingsCodec.read(in, type);
            Settings settings =
                    (flags & POLICY) == 0 ? plain : plain.with(plain.retention(), SettingsCodec.readPolicy(in));
            return new Change.Created(id, name, settings, timestamp, readBodies(in), close);
        }
        if (kind == APPENDED) {
            long timestamp = in.readLong();
            Optional<String> sequence = (flags & WRITER_SEQUENCE) == 0 ? Optional.empty() : Optional.of(readText(in));
            Optional<Producer> producer = (flags & PRODUCER) == 0 ? Optional.empty() : Optional.of(readProducer(in));
            return new Change.Appended(id, timestamp, readBodies(in), close, sequence, producer);
        }
        if (kind == RECORDED) {
            return new Change.Recorded(id, in.readLong(), RecordCodec.readAll(in));
        }
        if (kind == RECONFIGURED) {
            return new Change.Reconfigured(id, SettingsCodec.readRetention(in), SettingsCodec.readPolicy(in));
        }
        if (kind == TRIMMED) {
            return new Change.Trimmed(id, readPosition(in));
        }
        if (kind == SOFT_DELETED) {
            return new Change.SoftDeleted(id);
        }
        if (kind == DELETED) {
            return new Change.Deleted(id);
        }
        throw new IOException("unknown kind of entry " + kind);
    }

    static void writePosition(DataOutput out, Position position) throws IOException {
        out.writeLong(position.sequence());
        out.writeLong(position.bytes());
    }

    static Position readPosition(DataInput in) throws IOException {
        return new Position(in.readLong(), in.readLong());
    }

    static void writeProducer(DataOutput out, Producer producer) throws IOException {
        writeText(out, producer.id());
        out.writeLong(producer.epoch());
        out.writeLong(producer.sequence());
    }

    static Producer readProducer(DataInput in) throws IOException {
        return new Producer(readText(in), in.readLong(), in.readLong());
    }

    static void writeText(DataOutput out, String text) throws IOException {
        writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static String readText(DataInput in) throws IOException {
        return new String(readBytes(in), StandardCharsets.UTF_8);
    }

    public static void writeBytes(DataOutput out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    public static byte[] readBytes(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeBodies(DataOutput out, List<byte[]> bodies) throws IOException {
        out.writeInt(bodies.size());
        for (byte[] body : bodies) {
            writeBytes(out, body);
        }
    }

    private static List<byte[]> readBodies(DataInput in) throws IOException {
        int count = in.readInt();
        List<byte[]> bodies = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bodies.add(readBytes(in));
        }
        return bodies;
    }
}
