// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.ContentType;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The bytes of a stream's state in the checkpoint. */
final class StateCodec {

    private static final byte VERSION = 2;

    /** The version without settings other than the content type, trimming and soft deletion. */
    private static final byte PLAIN_VERSION = 1;

    private StateCodec() {}

    static byte[] encode(StreamState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(VERSION);
        out.writeLong(state.id());
        ChangeCodec.writeText(out, state.name().value());
        ChangeCodec.writeText(out, state.contentType().value());
        out.writeLong(state.createdAt());
        ChangeCodec.writePosition(out, state.tail());
        out.writeBoolean(state.closed());
        out.writeLong(state.lastTimestamp());
        out.writeBoolean(state.writerSequence().isPresent());
        ChangeCodec.writeText(out, state.writerSequence().orElse(""));
        out.writeBoolean(state.closedBy().isPresent());
        if (state.closedBy().isPresent()) {
            ChangeCodec.writeProducer(out, state.closedBy().get());
        }
        SettingsCodec.write(out, state.settings());
        ChangeCodec.writePosition(out, state.earliest());
        out.writeBoolean(state.softDeleted());
        return bytes.toByteArray();
    }

    static StreamState decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte version = in.readByte();
        if (version != VERSION && version != PLAIN_VERSION) {
            throw new IOException("unknown version of a stream's state " + version);
        }
        long id = in.readLong();
        StreamName name = new StreamName(ChangeCodec.readText(in));
        ContentType contentType = new ContentType(ChangeCodec.readText(in));
        long createdAt = in.readLong();
        Position tail = ChangeCodec.readPosition(in);
        boolean closed = in.readBoolean();
        long lastTimestamp = in.readLong();
        boolean sequenced = in.readBoolean();
        String sequence = ChangeCodec.readText(in);
        Optional<Producer> closedBy = in.readBoolean() ? Optional.of(ChangeCodec.readProducer(in)) : Optional.empty();
        boolean plain = version == PLAIN_VERSION;
        return new StreamState(
                id,
                name,
                plain ? SettingsCodec.plain(contentType) : SettingsCodec.read(in, contentType),
                createdAt,
                plain ? Position.START : ChangeCodec.readPosition(in),
                tail,
                closed,
                !plain && in.readBoolean(),
                lastTimestamp,
                sequenced ? Optional.of(sequence) : Optional.empty(),
                closedBy);
    }
}
