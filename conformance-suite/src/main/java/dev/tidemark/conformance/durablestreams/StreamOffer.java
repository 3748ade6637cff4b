// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.target.FreshNames;
import dev.tidemark.conformance.target.Probe;
import dev.tidemark.conformance.target.Unreachable;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What a server of Durable Streams may leave out: appends, deletions, forks. Asked for on two streams, which are removed. */
final class StreamOffer {

    /** The capability to fork. */
    private static final String FORK = "fork";

    private static final String CONTENT = "tidemark";
    private static final String ASKED_TO_FORK =
            "not offered: a fork request (PUT with " + Vocabulary.STREAM_FORKED_FROM + ")";
    private static final Map<String, String> TYPE = Map.of(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT);

    private final Probe probe;
    private final long end;
    private final BiConsumer<String, String> missing;
    private final URI source;
    private final URI fork;

    StreamOffer(Probe probe, long end, BiConsumer<String, String> missing) {
        var names = new FreshNames();
        this.probe = probe;
        this.end = end;
        this.missing = missing;
        this.source = StreamPath.stream(probe.target(), names.next());
        this.fork = StreamPath.stream(probe.target(), names.next());
    }

    /** @param settled capabilities that need not be asked for */
    void ask(Set<String> settled) throws Unreachable {
        try {
            ask("PUT", source, TYPE, CONTENT);
            refusal(ask("POST", source, TYPE, CONTENT))
                    .ifPresent(
                            how -> missing.accept("append", "not offered: an append (POST) was answered with " + how));
            if (!settled.contains(FORK)) {
                askForFork();
            }
            if (!settled.containsAll(SubscriptionOffer.CAPABILITIES)) {
                new SubscriptionOffer(probe, end, missing).ask();
            }
        } finally {
            ask("DELETE", fork, Map.of(), "");
            refusal(ask("DELETE", source, Map.of(), ""))
                    .ifPresent(how ->
                            missing.accept("delete", "not offered: a deletion (DELETE) was answered with " + how));
        }
    }

    /** A server that knows no forks sees the creation of a stream with headers that mean nothing to it. */
    private void askForFork() throws Unreachable {
        var headers =
                Map.of(Vocabulary.CONTENT_TYPE, Vocabulary.TEXT, Vocabulary.STREAM_FORKED_FROM, source.getRawPath());
        var forked = ask("PUT", fork, headers, "");
        refusal(forked).ifPresent(how -> missing.accept(FORK, ASKED_TO_FORK + " was answered with " + how));
        if (forked.status() == 201) {
            var read = ask("GET", fork, Map.of(), "");
            var original = ask("GET", source, Map.of(), "");
            if (read.status() == 200 && read.body().isEmpty() && original.body().startsWith(CONTENT)) {
                missing.accept(
                        FORK, ASKED_TO_FORK + " was answered with 201, and the new stream is empty: a plain creation");
            }
        }
    }

    private Probe.Answer ask(String method, URI uri, Map<String, String> headers, String body) throws Unreachable {
        return probe.ask(method, uri, headers, body, end);
    }

    private static Optional<String> refusal(Probe.Answer answer) {
        return answer.status() == 405 || answer.status() == 501
                ? Optional.of(String.valueOf(answer.status()))
                : Optional.empty();
    }
}
