// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.subscriptions.rules.Configuration;
import dev.tidemark.server.subscriptions.rules.Progress;
import dev.tidemark.server.subscriptions.rules.StreamStatus;
import dev.tidemark.server.subscriptions.rules.Subscription;
import dev.tidemark.server.subscriptions.rules.Tails;
import java.util.List;

/**
 * A subscription as it was at one moment.
 *
 * @param key tells it from another one of the same id
 * @param root how its creator reached the server
 * @param createdAt milliseconds since 1970
 */
public record View(
        String id,
        String key,
        Configuration configuration,
        String root,
        long createdAt,
        List<StreamStatus> streams,
        Progress progress) {

    static View of(Subscription subscription, Tails tails) {
        return new View(
                subscription.id(),
                subscription.key(),
                subscription.configuration(),
                subscription.root(),
                subscription.createdAt(),
                subscription.streams(tails),
                subscription.progress());
    }
}
