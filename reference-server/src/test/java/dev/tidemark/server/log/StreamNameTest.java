// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamNameTest {

    /** Around the surrogates, where the order of UTF-16 is another one. */
    private static final List<String> PARTS =
            List.of("a", "/", "\u007f", "\u0080", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "\udbff\udfff");

    @Test
    void theOrderIsThatOfCodePoints() {
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            String one = name(random);
            String other = name(random);
            int wanted = Arrays.compare(
                    one.codePoints().toArray(), other.codePoints().toArray());
            assertThat(Integer.signum(new StreamName(one).compareTo(new StreamName(other))))
                    .as("%s, %s", one, other)
                    .isEqualTo(Integer.signum(wanted));
        }
    }

    /** Also with halves of characters, which no client can send. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder("x");
        for (int i = random.nextInt(4); i > 0; i--) {
            name.append(random.nextInt(4) == 0 ? half(random) : PARTS.get(random.nextInt(PARTS.size())));
        }
        return name.toString();
    }

    private static String half(Random random) {
        return random.nextBoolean() ? "\ud800" : "\udc00";
    }
}
