// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.launch.WrongServers.Mix;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which requests are answered wrongly depends on the seed, the rate and the requests, and on nothing else. */
class MixedTest {

    private static final Upstream CORRECT = new Upstream() {
        @Override
        public Future<Reply> send(Request request) {
            return Future.succeededFuture(Reply.of(200));
        }

        @Override
        public int restarts() {
            return 0;
        }

        @Override
        public Future<Void> pause(long millis) {
            return Future.succeededFuture();
        }
    };

    private static final List<Deviation> FAULTS = List.of(
            answering("reads-answer-500", 500, "GET"),
            answering("reads-answer-501", 501, "GET"),
            answering("creations-answer-502", 502, "PUT"));

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(statuses(7, 0.5, "GET", 100)).isEqualTo(statuses(7, 0.5, "GET", 100));
        assertThat(statuses(7, 0.5, "GET", 100)).isNotEqualTo(statuses(8, 0.5, "GET", 100));
    }

    @Test
    void theRateIsTheShareOfWrongAnswers() {
        assertThat(statuses(7, 1, "GET", 200)).containsOnly(500, 501);
        assertThat(statuses(7, 0.1, "GET", 2_000).stream().filter(status -> status != 200))
                .hasSizeBetween(140, 260);
    }

    @Test
    void onlyFaultsOfSuchRequestsAreDrawn() {
        assertThat(statuses(7, 1, "PUT", 50)).containsOnly(502);
        assertThat(statuses(7, 1, "DELETE", 50)).containsOnly(200);
    }

    @Test
    void everyWrongAnswerIsShown() {
        var shown = new ArrayList<String>();
        new Mixed(FAULTS, new Mix(7, 1), shown::add).answer(Request.of("PUT", "/a"), CORRECT);
        assertThat(shown).containsExactly("creations-answer-502: PUT /a");
    }

    private static List<Integer> statuses(long seed, double rate, String method, int requests) {
        var mixed = new Mixed(FAULTS, new Mix(seed, rate), shown -> {});
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < requests; i++) {
            statuses.add(
                    mixed.answer(Request.of(method, "/a"), CORRECT).result().status());
        }
        return statuses;
    }

    private static Deviation answering(String id, int status, String method) {
        return new Deviation(
                id,
                List.of("DS-1"),
                "Answers with " + status + ".",
                () -> Behaviour.instead(request -> request.method().equals(method), request -> Reply.of(status)));
    }
}
