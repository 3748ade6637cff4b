// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.codec;

import dev.tidemark.server.log.Controls;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Optional;

/** The bytes of a stream's state in the checkpoint. */
public final class StateCodec {

    private static final byte VERSION = 3;

    /** The version without a policy, commands, and arrivals that differ from timestamps. */
    private static final byte UNCONTROLLED_VERSION = 2;

    /** The version without settings other than the content type, trimming and soft deletion. */
    private static final byte PLAIN_VERSION = 1;

    private StateCodec() {}

    public static byte[] encode(StreamState state) throws IOException {
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
        SettingsCodec.writePolicy(out, state.settings().policy());
        out.writeLong(state.lastArrived());
        ChangeCodec.writeText(out, state.controls().fencingToken());
        out.writeLong(state.controls().trimPoint());
        return bytes.toByteArray();
    }

    public static StreamState decode(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        byte version = in.readByte();
        if (version < PLAIN_VERSION || version > VERSION) {
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
        Settings settings = plain ? SettingsCodec.plain(contentType) : SettingsCodec.read(in, contentType);
        Position earliest = plain ? Position.START : ChangeCodec.readPosition(in);
        boolean softDeleted = !plain && in.readBoolean();
        boolean controlled = version > UNCONTROLLED_VERSION;
        return new StreamState(
                id,
                name,
                controlled ? settings.with(settings.retention(), SettingsCodec.readPolicy(in)) : settings,
                createdAt,
                earliest,
                tail,
                closed,
                softDeleted,
                lastTimestamp,
                controlled ? in.readLong() : lastTimestamp,
                controlled ? readControls(in) : Controls.NONE,
                sequenced ? Optional.of(sequence) : Optional.empty(),
                closedBy);
    }

    private static Controls readControls(DataInputStream in) throws IOException {
        Controls controls = new Controls(ChangeCodec.readText(in), in.readLong());
        return controls.equals(Controls.NONE) ? Controls.NONE : controls;
    }
}
