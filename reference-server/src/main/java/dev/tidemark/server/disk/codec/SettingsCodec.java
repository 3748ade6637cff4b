// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.codec;

import dev.tidemark.server.log.Origin;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import dev.tidemark.server.log.settings.Timestamping;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The bytes of what is said of a stream at its creation, apart from its content type. */
public final class SettingsCodec {

    private static final byte UNLIMITED = 0;
    private static final byte IDLE = 1;
    private static final byte UNTIL = 2;

    private static final long NO_LIMIT = -1;

    /** By their numbers in the file: only ever add at the end. */
    private static final List<Timestamping.Mode> MODES =
            List.of(Timestamping.Mode.CLIENT_PREFER, Timestamping.Mode.CLIENT_REQUIRE, Timestamping.Mode.ARRIVAL);

    private SettingsCodec() {}

    public static Settings plain(ContentType type) {
        return new Settings(type, Lifetime.UNLIMITED, Retention.ALL, Optional.empty());
    }

    /** Whether there is nothing to write, apart from the policy. */
    static boolean isPlain(Settings settings) {
        return settings.with(settings.retention(), Policy.DEFAULT).equals(plain(settings.contentType()));
    }

    static void write(DataOutput out, Settings settings) throws IOException {
        if (settings.lifetime() instanceof Lifetime.Idle idle) {
            out.writeByte(IDLE);
            out.writeLong(idle.seconds());
        } else if (settings.lifetime() instanceof Lifetime.Until until) {
            out.writeByte(UNTIL);
            out.writeLong(until.end().getEpochSecond());
            out.writeInt(until.end().getNano());
        } else {
            out.writeByte(UNLIMITED);
        }
        writeRetention(out, settings.retention());
        out.writeBoolean(settings.origin().isPresent());
        if (settings.origin().isPresent()) {
            writeOrigin(out, settings.origin().get());
        }
    }

    static Settings read(DataInput in, ContentType type) throws IOException {
        Lifetime lifetime = readLifetime(in);
        Retention retention = readRetention(in);
        return new Settings(
                type, lifetime, retention, in.readBoolean() ? Optional.of(readOrigin(in)) : Optional.empty());
    }

    static void writeRetention(DataOutput out, Retention retention) throws IOException {
        out.writeLong(retention.bytes().orElse(NO_LIMIT));
        out.writeLong(retention.seconds().orElse(NO_LIMIT));
        out.writeLong(retention.records().orElse(NO_LIMIT));
    }

    static Retention readRetention(DataInput in) throws IOException {
        Retention retention = new Retention(readLimit(in), readLimit(in), readLimit(in));
        return retention.isLimited() ? retention : Retention.ALL;
    }

    static void writePolicy(DataOutput out, Policy policy) throws IOException {
        Timestamping timestamping = policy.timestamping();
        out.writeByte(MODES.indexOf(timestamping.mode()));
        out.writeBoolean(timestamping.uncapped());
        out.writeLong(policy.deleteOnEmpty().orElse(NO_LIMIT));
        ChangeCodec.writeText(out, policy.label());
    }

    static Policy readPolicy(DataInput in) throws IOException {
        int mode = in.readByte();
        if (mode < 0 || mode >= MODES.size()) {
            throw new IOException("unknown way to give timestamps " + mode);
        }
        var timestamping = new Timestamping(MODES.get(mode), in.readBoolean());
        Policy policy = new Policy(timestamping, readLimit(in), ChangeCodec.readText(in));
        return policy.equals(Policy.DEFAULT) ? Policy.DEFAULT : policy;
    }

    private static Lifetime readLifetime(DataInput in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case UNLIMITED -> Lifetime.UNLIMITED;
            case IDLE -> new Lifetime.Idle(in.readLong());
            case UNTIL -> new Lifetime.Until(Instant.ofEpochSecond(in.readLong(), in.readInt()));
            default -> throw new IOException("unknown kind of lifetime " + kind);
        };
    }

    private static OptionalLong readLimit(DataInput in) throws IOException {
        long limit = in.readLong();
        return limit == NO_LIMIT ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    private static void writeOrigin(DataOutput out, Origin origin) throws IOException {
        ChangeCodec.writeText(out, origin.source().value());
        out.writeLong(origin.sourceId());
        out.writeBoolean(origin.anchor().isPresent());
        ChangeCodec.writePosition(out, origin.anchor().orElse(Position.START));
        out.writeLong(origin.subOffset());
        ChangeCodec.writePosition(out, origin.at());
        ChangeCodec.writePosition(out, origin.earliest());
    }

    private static Origin readOrigin(DataInput in) throws IOException {
        StreamName source = new StreamName(ChangeCodec.readText(in));
        long sourceId = in.readLong();
        boolean anchored = in.readBoolean();
        Position anchor = ChangeCodec.readPosition(in);
        return new Origin(
                source,
                sourceId,
                anchored ? Optional.of(anchor) : Optional.empty(),
                in.readLong(),
                ChangeCodec.readPosition(in),
                ChangeCodec.readPosition(in));
    }
}
