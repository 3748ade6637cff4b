// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.s2.control.access.AccessToken;
import dev.tidemark.server.s2.control.config.BasinConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlStateTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final BasinConfig OTHER = BasinConfig.of(
            json("{'create_stream_on_append':true,'default_stream_config':{'timestamping':{'mode':'arrival'}}}"));

    private static final List<ControlEvent> HISTORY = List.of(
            new ControlEvent.BasinCreated(basin("basin-one", Optional.empty())),
            new ControlEvent.BasinCreated(basin("basin-two", Optional.of(new CreationKey("t\u00fc", "{\"a\":1}")))),
            new ControlEvent.BasinReconfigured("basin-one", OTHER),
            new ControlEvent.TokenIssued(issued("one", "d1", "")),
            new ControlEvent.TokenIssued(issued("two", "d2", "'expires_at':'2026-01-01T00:00:00Z',")),
            new ControlEvent.BasinDeletionBegun("basin-one", NOW),
            new ControlEvent.TokenIssued(issued("two", "d3", "")),
            new ControlEvent.BasinDeleted("basin-one"),
            new ControlEvent.BasinCreated(basin("basin-one", Optional.empty())),
            new ControlEvent.TokenRevoked("one"),
            new ControlEvent.BasinReconfigured("no-such-basin", OTHER),
            new ControlEvent.TokenRevoked("none"),
            new ControlEvent.BasinDeletionBegun("basin-two", NOW));

    @Test
    void eachEventReadsAsItWasWritten() {
        for (ControlEvent event : HISTORY) {
            assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
        }
        ControlEvent begun = new ControlEvent.SummaryBegun();
        assertThat(EventJson.read(EventJson.write(begun))).isEqualTo(begun);
    }

    @Test
    void anEventOfALaterVersionIsNotPassedOver() {
        refused("bad_json", () -> EventJson.read("{\"event\":\"basin-moved\"}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theWholeHistoryComesToItsEnd() {
        ControlState state = replay(HISTORY);
        assertThat(state.basin("basin-one").orElseThrow()).isEqualTo(basin("basin-one", Optional.empty()));
        assertThat(state.basin("basin-two").orElseThrow().isDeleting()).isTrue();
        assertThat(state.basin("basin-two").orElseThrow().key()).isPresent();
        assertThat(state.basins()).hasSize(2);
        assertThat(state.token("one", NOW)).isEmpty();
        assertThat(state.bearer("d1", NOW)).isEmpty();
        assertThat(state.bearer("d2", NOW)).isEmpty();
        assertThat(state.bearer("d3", NOW)).isPresent().isEqualTo(state.token("two", NOW));
    }

    @Test
    void aSummaryStandsForWhateverWasBeforeIt() {
        for (int count = 0; count <= HISTORY.size(); count++) {
            ControlState before = replay(HISTORY.subList(0, count));
            before.forgetExpired(NOW);
            ControlState other = replay(HISTORY);
            before.summary(NOW).forEach(other::apply);
            assertThat(other.basins()).as("after %d events", count).isEqualTo(before.basins());
            assertThat(other.tokens()).as("after %d events", count).isEqualTo(before.tokens());
        }
    }

    @Test
    void theRestOfTheHistoryFollowsASummaryAsItFollowedTheEvents() {
        ControlState whole = replay(HISTORY);
        for (int count = 0; count <= HISTORY.size(); count++) {
            ControlState other = replay(replay(HISTORY.subList(0, count)).summary(NOW));
            HISTORY.subList(count, HISTORY.size()).forEach(other::apply);
            assertThat(other.basins()).isEqualTo(whole.basins());
            assertThat(other.tokens()).isEqualTo(whole.tokens());
        }
    }

    @Test
    void anExpiredTokenIsNobodysAndItsIdIsFree() {
        ControlState state = replay(HISTORY.subList(0, 5));
        assertThat(state.token("two", Instant.parse("2025-12-31T23:59:59Z"))).isPresent();
        assertThat(state.token("two", NOW)).isEmpty();
        assertThat(state.bearer("d2", NOW)).isEmpty();
        assertThat(state.summary(NOW)).hasSize(4);
        state.forgetExpired(NOW);
        assertThat(state.tokens()).containsOnlyKeys("one");
    }

    private static ControlState replay(List<ControlEvent> events) {
        ControlState state = new ControlState();
        events.forEach(state::apply);
        return state;
    }

    private static Basin basin(String name, Optional<CreationKey> key) {
        return new Basin(name, BasinConfig.DEFAULT, NOW, Optional.empty(), key);
    }

    private static IssuedToken issued(String id, String digest, String more) {
        return new IssuedToken(
                AccessToken.of(json("{'id':'" + id + "'," + more + "'scope':{'ops':['read']}}")), digest);
    }
}
