// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.durablestreams.wire.ForkHeaders;
import dev.tidemark.server.durablestreams.wire.LifetimeHeaders;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import io.vertx.core.MultiMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsHeadersTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "03600", "00", "+3600", "-1", "3600.0", "3.6e3", "0x10", "1h", "1234567890123456789"})
    void refusesNumbersThatAreNotPlain(String text) {
        for (String header :
                List.of("Stream-TTL", "Stream-Retention-Bytes", "Stream-Retention-Age", "Stream-Retention-Messages")) {
            assertThatThrownBy(() -> {
                        LifetimeHeaders.lifetime(headers(header, text));
                        LifetimeHeaders.retention(headers(header, text));
                    })
                    .as(header)
                    .isInstanceOf(Problem.class);
        }
        assertThatThrownBy(() -> ForkHeaders.parse(
                        headers("Stream-Forked-From", "/v1/stream/a", "Stream-Fork-Sub-Offset", text)))
                .isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2099-01-01T00:00:00Z, 2099-01-01T00:00:00Z",
        "2099-01-01t01:00:00.250+01:00, 2099-01-01T00:00:00.250Z",
        "2099-01-01T00:00:00.1234567891234z, 2099-01-01T00:00:00.123456789Z",
        "1970-01-01T00:00:00-00:00, 1970-01-01T00:00:00Z"
    })
    void readsTimestampsOfAnyZone(String text, String instant) {
        assertThat(LifetimeHeaders.lifetime(headers("Stream-Expires-At", text)))
                .contains(new Lifetime.Until(Instant.parse(instant)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2099-13-45T00:00:00Z",
                "2099-01-01",
                "2099-01-01T00:00Z",
                "2099-01-01T00:00:00",
                "2099-01-01 00:00:00Z",
                "2099-01-01T00:00:00+0100",
                "Thu, 01 Jan 2099 00:00:00 GMT"
            })
    void refusesOtherTimestamps(String text) {
        assertThatThrownBy(() -> LifetimeHeaders.lifetime(headers("Stream-Expires-At", text)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void refusesTwoLifetimesAndRepeatedHeaders() {
        assertThatThrownBy(() -> LifetimeHeaders.lifetime(
                        headers("Stream-TTL", "1", "Stream-Expires-At", "2099-01-01T00:00:00Z")))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> LifetimeHeaders.lifetime(headers("Stream-TTL", "1", "Stream-TTL", "1")))
                .isInstanceOf(Problem.class);
    }

    @Test
    void forkHeadersNeedASource() {
        assertThat(ForkHeaders.parse(headers())).isEmpty();
        for (String header : List.of("Stream-Fork-Offset", "Stream-Fork-Sub-Offset")) {
            assertThatThrownBy(() -> ForkHeaders.parse(headers(header, "0"))).isInstanceOf(Problem.class);
        }
        for (String offset : List.of("", "-1", "now", "a,b", "x?y=z")) {
            assertThatThrownBy(() -> ForkHeaders.parse(
                            headers("Stream-Forked-From", "/v1/stream/a", "Stream-Fork-Offset", offset)))
                    .isInstanceOf(Problem.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, no-cache",
        "1, 'public, max-age=1, stale-while-revalidate=0'",
        "100, 'public, max-age=60, stale-while-revalidate=40'",
        "1000, 'public, max-age=60, stale-while-revalidate=300'"
    })
    void noCopyOutlivesItsStream(long seconds, String expected) {
        CacheControl caching = new CacheControl(Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(caching.of(slice(new Lifetime.Idle(seconds)))).isEqualTo(expected);
        assertThat(caching.of(slice(new Lifetime.Until(NOW.plusSeconds(seconds).plusMillis(999)))))
                .isEqualTo(expected);
    }

    private static Slice slice(Lifetime lifetime) {
        Settings settings = new Settings(new ContentType("text/plain"), lifetime, Retention.ALL, Optional.empty());
        LogRecord one = LogRecord.of(Position.START, 0, new byte[1]);
        var created = new Change.Created(1, new StreamName("s"), settings, 0, List.of(one.body()), false);
        return new Slice(StreamState.created(created), Position.START, List.of(one));
    }

    private static MultiMap headers(String... namesAndValues) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }
}
