// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LedgerTest {

    private final Ledger ledger = new Ledger(List.of("a", "b"));

    @Test
    void thereIsWorkWhereAStreamGoesBeyondItsCursor() {
        assertThat(ledger.isPending()).isFalse();
        ledger.appended("a", 2);
        assertThat(ledger.isPending("a")).isTrue();
        assertThat(ledger.isPending("b")).isFalse();
        ledger.ack(Map.of("a", 1));
        assertThat(ledger.isPending()).isTrue();
        ledger.ack(Map.of("a", 2));
        assertThat(ledger.isPending()).isFalse();
    }

    @Test
    void aCursorDoesNotGoBack() {
        ledger.appended("a", 3);
        ledger.ack(Map.of("a", 3));
        ledger.ack(Map.of("a", 1));
        assertThat(ledger.cursor("a")).isEqualTo(3);
    }

    @Test
    void aWorkerAcksNoMoreThanItWasShown() {
        ledger.appended("a", 2);
        ledger.taken();
        ledger.appended("a", 5);
        ledger.appended("b", 1);
        assertThat(ledger.all()).isEqualTo(Map.of("a", 2));
        for (int seed = 0; seed < 50; seed++) {
            assertThat(ledger.part(new Random(seed)).getOrDefault("a", 1)).isBetween(1, 2);
        }
    }

    @Test
    void itBeginsAnewAtTheTails() {
        ledger.appended("a", 2);
        ledger.taken();
        ledger.renewed();
        assertThat(ledger.state()).isEqualTo(Ledger.State.IDLE);
        assertThat(ledger.cursor("a")).isEqualTo(2);
    }
}
