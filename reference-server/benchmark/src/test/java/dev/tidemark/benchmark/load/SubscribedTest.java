// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SubscribedTest {

    private final List<Long> firstBytes = new ArrayList<>();
    private final Promise<String> acknowledgement = Promise.promise();
    private final Subscribed two =
            new Subscribed(acknowledgement::future, 2, (acknowledged, firstByte) -> firstBytes.add(firstByte));

    @Test
    void anAppendIsOverWhenAllWereToldOfIt() {
        Future<Void> append = two.next();
        acknowledgement.complete("2");
        two.arrived(0, "2", 10);
        assertThat(append.isComplete()).isFalse();
        two.arrived(1, "3", 11);
        assertThat(append.succeeded()).isTrue();
        assertThat(firstBytes).containsExactly(10L, 11L);
    }

    @Test
    void whatWasToldBeforeTheAcknowledgementCounts() {
        Future<Void> append = two.next();
        two.arrived(0, "2", 10);
        two.arrived(1, "2", 11);
        assertThat(append.isComplete()).isFalse();
        acknowledgement.complete("2");
        assertThat(append.succeeded()).isTrue();
        assertThat(firstBytes).containsExactly(10L, 11L);
    }

    @Test
    void oneThatIsToldTwiceCountsOnce() {
        two.next();
        acknowledgement.complete("2");
        two.arrived(0, "2", 10);
        two.arrived(0, "2", 11);
        assertThat(firstBytes).containsExactly(10L);
    }

    @Test
    void whoWasToldOfEarlierDataOnlyIsMissed() {
        Future<Void> append = two.next();
        acknowledgement.complete("2");
        two.arrived(0, "1", 10);
        two.arrived(1, "2", 11);
        two.check(System.nanoTime());
        assertThat(append.isComplete()).isFalse();
        two.check(System.nanoTime() + TimeUnit.MINUTES.toNanos(1));
        assertThat(append.cause()).hasMessage("1 of 2 webhooks were not told of an append within 20 s");
    }
}
