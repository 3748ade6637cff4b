// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Settings;
import dev.tidemark.server.log.Stamped;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import dev.tidemark.server.s2.S2Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadQueryTest {

    private static final StreamState EMPTY = stream();
    private static final StreamState THREE = stream(10, 20, 20);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seq_num=1 | 1",
                "seq_num=2&clamp=true | 2",
                "tail_offset=2 | 1",
                "tail_offset=9 | 0",
                "seq_num=3&wait=1 | 3",
                "seq_num=4&wait=1&clamp=true | 3",
                "timestamp=21&wait=1&clamp=true | 3",
                "wait=1 | 3"
            })
    void startsAtASequenceNumber(String query, long expected) {
        assertThat(parse(query).asUnary().startIn(THREE)).isEqualTo(new ReadQuery.Sequence(expected));
    }

    @Test
    void startsAtATimestamp() {
        assertThat(parse("timestamp=20").asUnary().startIn(THREE)).isEqualTo(new ReadQuery.Timestamp(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tail_offset=0",
                "seq_num=3",
                "seq_num=3&wait=0",
                "seq_num=4",
                "seq_num=4&wait=1",
                "seq_num=4&clamp=true",
                "seq_num=18446744073709551615",
                "timestamp=21",
                "timestamp=21&wait=1",
                "timestamp=21&clamp=true"
            })
    void nothingIsWrittenThere(String query) {
        assertThatThrownBy(() -> parse(query).asUnary().startIn(THREE))
                .isInstanceOfSatisfying(S2Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(416);
                    assertThat(problem.body()).isEqualTo("{\"tail\":{\"seq_num\":3,\"timestamp\":20}}");
                });
    }

    @Test
    void anEmptyStreamHasNothingWhereverItIsRead() {
        for (String query : List.of("", "seq_num=0", "timestamp=0", "tail_offset=5")) {
            assertThatThrownBy(() -> parse(query).asUnary().startIn(EMPTY))
                    .isInstanceOfSatisfying(S2Problem.class, problem -> assertThat(problem.body())
                            .isEqualTo("{\"tail\":{\"seq_num\":0,\"timestamp\":0}}"));
        }
        assertThat(parse("timestamp=0").startIn(EMPTY)).isEqualTo(new ReadQuery.Sequence(0));
    }

    @Test
    void anUnboundedSessionFollowsByItself() {
        assertThat(parse("").mayFollow()).isTrue();
        assertThat(parse("wait=0").mayFollow()).isTrue();
        assertThat(parse("count=5").mayFollow()).isFalse();
        assertThat(parse("until=5").mayFollow()).isFalse();
        assertThat(parse("count=18446744073709551615").mayFollow()).isFalse();
        assertThat(parse("bytes=9223372036854775807").mayFollow()).isFalse();
        assertThat(parse("until=18446744073709551615").mayFollow()).isFalse();
        assertThat(parse("until=5&wait=2").mayFollow()).isTrue();
        assertThat(parse("").asUnary().mayFollow()).isFalse();
        assertThat(parse("wait=61").asUnary().patience()).hasValue(60);
    }

    @Test
    void aReaderThatComesBackIsSentTheRest() {
        ReadQuery resumed = parse("seq_num=0&count=10&bytes=100&until=9&wait=3").resumed(new LastEventId(3, 4, 52));
        assertThat(resumed.from()).isEqualTo(new ReadQuery.Sequence(4));
        assertThat(resumed.bounds()).isEqualTo(new Bounds(6, 48, 9));
        assertThat(resumed.patience()).hasValue(3);
        assertThat(parse("").resumed(new LastEventId(Long.MAX_VALUE, 1, 1)).from())
                .isEqualTo(new ReadQuery.Sequence(Long.MAX_VALUE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "seq_num=-1",
                "seq_num=",
                "timestamp=1.5",
                "tail_offset=x",
                "count=-1",
                "bytes=1k",
                "until=now",
                "wait=4294967296",
                "wait=-1",
                "clamp=1",
                "clamp=TRUE"
            })
    void malformed(String query) {
        Refused.with(400, "bad_query", () -> parse(query));
    }

    @Test
    void contradictions() {
        Refused.with(422, "invalid", () -> parse("seq_num=0&timestamp=0"));
        Refused.with(422, "invalid", () -> parse("seq_num=0&tail_offset=0"));
        Refused.with(422, "invalid", () -> parse("timestamp=5&until=5").checked());
        assertThat(parse("timestamp=4&until=5").checked().bounds().until()).isEqualTo(5);
    }

    private static ReadQuery parse(String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                values.put(parts[0], parts[1]);
            }
        }
        return ReadQuery.parse(name -> Optional.ofNullable(values.get(name)));
    }

    private static StreamState stream(long... timestamps) {
        var settings = new Settings(
                new ContentType("application/octet-stream"),
                Lifetime.UNLIMITED,
                Retention.ALL,
                Policy.DEFAULT,
                Optional.empty());
        StreamState state = StreamState.created(
                new Change.Created(1, new StreamName("basin/stream"), settings, 5, List.of(), false));
        for (long timestamp : timestamps) {
            state = state.after(new Change.Recorded(1, 99, List.of(Stamped.of(timestamp, new byte[1]))));
        }
        return state;
    }
}
