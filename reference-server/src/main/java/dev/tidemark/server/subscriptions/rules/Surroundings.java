// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.util.function.Supplier;

/**
 * What a decision looks at beside the subscription.
 *
 * @param now in milliseconds; never goes back while the server runs
 * @param wakeIds an id that was never used, each time
 */
public record Surroundings(long now, Tails tails, Supplier<String> wakeIds, Backoff backoff) {}
