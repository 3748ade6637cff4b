// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import dev.tidemark.conformance.durablestreams.subscriptions.Subscription.Delivery;
import io.cucumber.java.ParameterType;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The nouns of the scenarios about subscriptions. */
public final class SubscriptionWords {

    private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");

    /** How a worker is woken. */
    @ParameterType("webhook|pull-wake")
    public Delivery delivery(String type) {
        return Delivery.named(type);
    }

    /** Names of streams, such as {@code "a", "b/c" and "d"}. */
    @ParameterType("\"[^\"]*\"(?:(?:, | and )\"[^\"]*\")*")
    public List<String> paths(String text) {
        return names(text);
    }

    /** What a subscription is to: a pattern, streams, or both. */
    @ParameterType(
            "the pattern \"[^\"]*\"|(?:the pattern \"[^\"]*\" and )?the streams? \"[^\"]*\"(?:(?:, | and )\"[^\"]*\")*")
    public Links links(String text) {
        var all = names(text);
        return text.startsWith("the pattern") ? new Links(all.get(0), all.subList(1, all.size())) : new Links("", all);
    }

    /**
     * What a subscription is to, as a scenario says it.
     *
     * @param pattern empty for none
     */
    public record Links(String pattern, List<String> streams) {}

    private static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }
}
