// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OpeningsTest {

    private static final int LENGTH = 6;

    @Test
    @DisplayName("A text is never missed, wherever it stands in the other")
    void nothingMissed() {
        var random = new Random(20261128);
        for (int i = 0; i < 2_000; i++) {
            var openings = new Openings(LENGTH);
            var sought = letters(random, LENGTH + random.nextInt(20));
            openings.add(sought);
            var around = letters(random, random.nextInt(12)) + sought + letters(random, random.nextInt(12));
            assertTrue(openings.mayBeIn(around), sought + " in " + around);
        }
    }

    @Test
    @DisplayName("Of a thousand texts few are suspected in a line that holds none")
    void fewSuspicions() {
        var random = new Random(20261128);
        var openings = new Openings(LENGTH);
        for (int i = 0; i < 1_000; i++) {
            openings.add(letters(random, 40));
        }
        var suspicions = 0;
        for (int i = 0; i < 1_000; i++) {
            if (openings.mayBeIn(letters(random, 12))) {
                suspicions++;
            }
        }
        assertTrue(suspicions < 250, suspicions + " of 1000");
    }

    @Test
    @DisplayName("Without texts, or in one that is shorter than every opening, there is nothing to find")
    void nothing() {
        var openings = new Openings(LENGTH);
        assertFalse(openings.mayBeIn("something longer"));
        openings.add("sixsix");
        assertFalse(openings.mayBeIn("sixsi"));
        assertTrue(openings.mayBeIn("sixsix"));
    }

    private static String letters(Random random, int length) {
        return random.ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
