// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.settings.Lifetime;
import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reading and writing how long a stream lives (5.1) and what it keeps (our extension). */
public final class LifetimeHeaders {

    /** RFC 3339, section 5.6. */
    private static final Pattern DATE_TIME = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})");

    private LifetimeHeaders() {}

    /**
     * The lifetime that a request names.
     *
     * @throws Problem if it is malformed, or if there are two
     */
    public static Optional<Lifetime> lifetime(MultiMap headers) {
        OptionalLong ttl = HeaderValues.number(headers, Protocol.STREAM_TTL);
        Optional<String> end = HeaderValues.single(headers, Protocol.STREAM_EXPIRES_AT);
        if (ttl.isPresent() && end.isPresent()) {
            throw Problem.badRequest("TWO_LIFETIMES", "Stream-TTL and Stream-Expires-At exclude each other.");
        }
        return ttl.isPresent()
                ? Optional.of(new Lifetime.Idle(ttl.getAsLong()))
                : end.map(LifetimeHeaders::instant).map(Lifetime.Until::new);
    }

    /** @throws Problem if a limit is malformed */
    public static Retention retention(MultiMap headers) {
        return new Retention(
                HeaderValues.number(headers, Protocol.STREAM_RETENTION_BYTES),
                HeaderValues.number(headers, Protocol.STREAM_RETENTION_AGE),
                HeaderValues.number(headers, Protocol.STREAM_RETENTION_MESSAGES));
    }

    /** Shows both as HEAD does. */
    public static Reply show(Reply reply, Lifetime lifetime, Retention retention) {
        Reply shown = reply;
        if (lifetime instanceof Lifetime.Idle idle) {
            shown = shown.with(Protocol.STREAM_TTL, Long.toString(idle.seconds()));
        } else if (lifetime instanceof Lifetime.Until until) {
            shown = shown.with(Protocol.STREAM_EXPIRES_AT, until.end().toString());
        }
        shown = limit(shown, Protocol.STREAM_RETENTION_BYTES, retention.bytes());
        shown = limit(shown, Protocol.STREAM_RETENTION_AGE, retention.seconds());
        return limit(shown, Protocol.STREAM_RETENTION_MESSAGES, retention.records());
    }

    private static Reply limit(Reply reply, String header, OptionalLong limit) {
        return limit.isPresent() ? reply.with(header, Long.toString(limit.getAsLong())) : reply;
    }

    private static Instant instant(String text) {
        String upper = text.toUpperCase(Locale.ROOT); // RFC 3339 allows t and z
        if (DATE_TIME.matcher(upper).matches()) {
            try {
                String nanos = upper.replaceFirst("(\\.[0-9]{9})[0-9]+", "$1");
                return OffsetDateTime.parse(nanos).toInstant();
            } catch (DateTimeException noSuchTime) {
                throw malformed();
            }
        }
        throw malformed();
    }

    private static Problem malformed() {
        return Problem.badRequest("INVALID_EXPIRES_AT", "Stream-Expires-At is no timestamp of RFC 3339.");
    }
}
