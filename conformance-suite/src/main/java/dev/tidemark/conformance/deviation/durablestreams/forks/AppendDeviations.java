// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.durablestreams.Forks.atSource;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What servers get wrong of <i>A fork and its source go separate ways</i>: {@code durable-streams/forks/append.feature}. */
final class AppendDeviations {
    @Breaks(rule = "DS-4.2-02", by = "Puts what is appended to a fork into its source, too.")
    Behaviour forkWritesToSource() {
        return Lineage.forks(
                Requests::appends, (request, fork, upstream) -> upstream.send(Lineage.atSource(request, fork))
                        .compose(reply -> upstream.send(request)));
    }

    @Breaks(rule = "DS-4.2-03", by = "Shows what was appended to the source after the fork was made.")
    Behaviour forkReadsThrough() {
        return atSource(Requests::reads);
    }

    @Breaks(
            rule = {"DS-4.2-06", "DS-4.2-50"},
            by = "Ends the reads of a fork where its own data begins.")
    Behaviour forksShowInheritedDataOnly() {
        return atSource(Requests::catchesUp);
    }

    @Breaks(
            rule = {"DS-8-30", "DS-8-09"},
            by = "Hands out offsets from zero for the own appends of a fork.")
    Behaviour forkCountsFromZero() {
        return fromZero(fork -> true);
    }

    @Breaks(rule = "DS-8-09", by = "Hands out offsets from zero for the own appends of a fork of a fork.")
    Behaviour secondForkCountsFromZero() {
        return fromZero(Lineage.Fork::ofFork);
    }

    @Breaks(rule = "DS-4.2-04", by = "Closes the source together with its fork.")
    Behaviour closeSpreadsToSource() {
        return Lineage.forks(
                Requests::closes, (request, fork, upstream) -> upstream.send(Lineage.atSource(request, fork))
                        .compose(reply -> upstream.send(request)));
    }

    private static Behaviour fromZero(Predicate<Lineage.Fork> which) {
        Map<String, Integer> counts = new HashMap<>();
        return Lineage.replies(Requests::appends, (request, fork, reply) -> {
            if (!reply.ok() || !which.test(fork)) {
                return reply;
            }
            int count = counts.merge(request.path(), 1, Integer::sum);
            return Replies.at(reply, String.format("-%012d", count));
        });
    }
}
