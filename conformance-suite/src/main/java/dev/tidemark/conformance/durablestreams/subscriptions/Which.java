// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import dev.tidemark.conformance.grammar.Word;
import java.util.function.Function;

/** One of the last two subscriptions. */
public enum Which {
    @Word(value = "the subscription", means = "The last one that was made.")
    LAST(SubscriptionScene::subscription),
    @Word(value = "the other subscription", means = "The one that was made before the last one.")
    OTHER(SubscriptionScene::other);

    private final Function<SubscriptionScene, Subscription> choice;

    Which(Function<SubscriptionScene, Subscription> choice) {
        this.choice = choice;
    }

    Subscription of(SubscriptionScene subscriptions) {
        return choice.apply(subscriptions);
    }
}
