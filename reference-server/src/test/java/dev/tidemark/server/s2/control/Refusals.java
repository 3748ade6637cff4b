// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What is refused, and short words for JSON and stages. */
public final class Refusals {

    private Refusals() {}

    /** Expects a refusal with this code, at once. */
    public static void refused(String code, ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
        assertThat(cause).isInstanceOfSatisfying(S2Problem.class, problem -> assertThat(problem.body())
                .startsWith("{\"code\":\"" + code + "\""));
    }

    /** The JSON object with single quotes for double ones. */
    public static JsonObject json(String text) {
        return JsonObject.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    /** Waits for the result. */
    public static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
