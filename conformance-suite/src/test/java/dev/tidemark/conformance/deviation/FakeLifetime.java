// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** How long a stream lives (section 5.1), as far as the probes look. */
final class FakeLifetime {
    private final String ttl;
    private final String end;
    private Instant used = Instant.now();

    private FakeLifetime(String ttl, String end) {
        this.ttl = ttl;
        this.end = end;
    }

    /** Empty when the headers are malformed or contradict each other. */
    static Optional<FakeLifetime> of(MultiMap headers) {
        String ttl = headers.get(Wire.TTL);
        String end = headers.get(Wire.EXPIRES_AT);
        boolean malformed = ttl != null && (end != null || !ttl.matches("0|[1-9]\\d*"));
        try {
            if (end != null) {
                OffsetDateTime.parse(end);
            }
        } catch (DateTimeParseException noInstant) {
            malformed = true;
        }
        return malformed ? Optional.empty() : Optional.of(new FakeLifetime(ttl, end));
    }

    boolean same(MultiMap headers) {
        return String.valueOf(ttl).equals(String.valueOf(headers.get(Wire.TTL)))
                && String.valueOf(end).equals(String.valueOf(headers.get(Wire.EXPIRES_AT)));
    }

    /** The same lifetime for another stream, counted for itself. */
    FakeLifetime again() {
        return new FakeLifetime(ttl, end);
    }

    void use() {
        used = Instant.now();
    }

    boolean over() {
        Instant now = Instant.now();
        return ttl != null && !now.isBefore(used.plus(Duration.ofSeconds(Long.parseLong(ttl))))
                || end != null && !now.isBefore(OffsetDateTime.parse(end).toInstant());
    }

    HttpServerResponse shown(HttpServerResponse response) {
        if (ttl != null) {
            response.putHeader(Wire.TTL, ttl);
        }
        return end == null ? response : response.putHeader(Wire.EXPIRES_AT, end);
    }
}
