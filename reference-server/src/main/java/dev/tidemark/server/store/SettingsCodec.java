// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.ContentType;
import dev.tidemark.server.log.Lifetime;
import dev.tidemark.server.log.Origin;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.StreamName;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The bytes of what is fixed at a stream's creation, apart from its content type. */
final class SettingsCodec {

    private static final byte UNLIMITED = 0;
    private static final byte IDLE = 1;
    private static final byte UNTIL = 2;

    private static final long NO_LIMIT = -1;

    private SettingsCodec() {}

    static Settings plain(ContentType type) {
        return new Settings(type, Lifetime.UNLIMITED, Retention.ALL, Optional.empty());
    }

    static boolean isPlain(Settings settings) {
        return settings.equals(plain(settings.contentType()));
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
        Retention retention = settings.retention();
        out.writeLong(retention.bytes().orElse(NO_LIMIT));
        out.writeLong(retention.seconds().orElse(NO_LIMIT));
        out.writeLong(retention.records().orElse(NO_LIMIT));
        out.writeBoolean(settings.origin().isPresent());
        if (settings.origin().isPresent()) {
            writeOrigin(out, settings.origin().get());
        }
    }

    static Settings read(DataInput in, ContentType type) throws IOException {
        Lifetime lifetime = readLifetime(in);
        Retention retention = new Retention(readLimit(in), readLimit(in), readLimit(in));
        return new Settings(
                type, lifetime, retention, in.readBoolean() ? Optional.of(readOrigin(in)) : Optional.empty());
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
