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

/**
 * Finds out whether a server has subscriptions (section 6), and of which kinds. One of each kind is asked for, to a pattern that no stream
 * has, and is removed.
 */
final class SubscriptionOffer {

    private static final String WEBHOOK = "subscriptions-webhook";
    private static final String PULL = "subscriptions-pull";

    /** What it finds out about. */
    static final Set<String> CAPABILITIES = Set.of(WEBHOOK, PULL);

    private static final Map<String, String> TYPE = Map.of(Vocabulary.CONTENT_TYPE, Vocabulary.JSON);

    private final Probe probe;
    private final long end;
    private final BiConsumer<String, String> missing;
    private final FreshNames names = new FreshNames();
    private final String pattern = names.next() + "/*";

    SubscriptionOffer(Probe probe, long end, BiConsumer<String, String> missing) {
        this.probe = probe;
        this.end = end;
        this.missing = missing;
    }

    void ask() throws Unreachable {
        var pull = put("\"type\": \"pull-wake\", \"wake_stream\": \"" + names.next() + "\"");
        var local = put(webhook("http://127.0.0.1:9/tidemark"));
        var webhook = isGranted(local) ? local : put(webhook("https://example.com/tidemark"));
        if (!isGranted(pull) && !isGranted(webhook)) {
            isNone(pull).ifPresent(how -> {
                missing.accept(WEBHOOK, notOffered(how));
                missing.accept(PULL, notOffered(how));
            });
        } else if (isGranted(pull) && !isGranted(webhook)) {
            missing.accept(WEBHOOK, notOffered("of type webhook was answered with " + webhook.status()));
        } else if (isGranted(webhook) && !isGranted(pull)) {
            missing.accept(PULL, notOffered("of type pull-wake was answered with " + pull.status()));
        }
    }

    private static String webhook(String url) {
        return "\"type\": \"webhook\", \"webhook\": {\"url\": \"" + url + "\"}";
    }

    private static String notOffered(String how) {
        return "not offered: a subscription (PUT below __ds/subscriptions/) " + how;
    }

    /** A server that knows no subscriptions has no such path, or sees the creation of a stream. */
    private static Optional<String> isNone(Probe.Answer answer) {
        if (answer.response().header(Vocabulary.STREAM_NEXT_OFFSET).isPresent()) {
            return Optional.of("was answered with " + answer.status() + ", and a stream was created");
        }
        return Set.of(404, 405, 501).contains(answer.status())
                ? Optional.of("was answered with " + answer.status())
                : Optional.empty();
    }

    private static boolean isGranted(Probe.Answer answer) {
        return answer.status() / 100 == 2
                && answer.response().header(Vocabulary.STREAM_NEXT_OFFSET).isEmpty();
    }

    private Probe.Answer put(String kind) throws Unreachable {
        URI uri = StreamPath.control(probe.target(), "subscriptions/" + names.next());
        try {
            return probe.ask("PUT", uri, TYPE, "{" + kind + ", \"pattern\": \"" + pattern + "\"}", end);
        } finally {
            probe.ask("DELETE", uri, Map.of(), "", end);
        }
    }
}
