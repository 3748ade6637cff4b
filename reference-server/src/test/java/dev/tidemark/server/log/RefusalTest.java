// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each way to be refused has a reason of its own, by which it is told and counted. */
class RefusalTest {

    private static final Map<Class<?>, Object> NOTHING = Map.of(long.class, 0L, boolean.class, false);

    @Test
    void eachReasonBelongsToOneOutcome() {
        assertThat(Outcome.Refused.class.getPermittedSubclasses())
                .extracting(type -> made(type).reason())
                .containsExactlyInAnyOrder(Refusal.values());
    }

    @Test
    void aReasonIsNamedAsItsOutcome() {
        assertThat(Outcome.Refused.class.getPermittedSubclasses())
                .allSatisfy(type -> assertThat(made(type).reason().name().replace("_", ""))
                        .isEqualToIgnoringCase(type.getSimpleName()));
    }

    private static Outcome.Refused made(Class<?> type) {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        try {
            return (Outcome.Refused) constructor.newInstance(Arrays.stream(constructor.getParameterTypes())
                    .map(NOTHING::get)
                    .toArray());
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
