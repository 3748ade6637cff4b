// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.wire;

import dev.tidemark.server.durablestreams.wire.OffsetToken;
import dev.tidemark.server.subscriptions.keeping.View;
import dev.tidemark.server.subscriptions.rules.Configuration;
import dev.tidemark.server.subscriptions.rules.StreamStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is told of subscriptions, as values of JSON. */
public final class Documents {

    private Documents() {}

    /** A subscription (6.3). @param signing what is said of the key, for webhooks */
    public static Map<String, Object> subscription(View view, Map<String, Object> signing) {
        Configuration configuration = view.configuration();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Words.ID, view.id());
        json.put(Words.SUBSCRIPTION_ID, view.id());
        json.put(Words.TYPE, configuration.kind().word());
        json.put(Words.PATTERN, configuration.pattern().orElse(null));
        json.put(Words.STREAMS, view.streams().stream().map(Documents::link).toList());
        json.put(Words.WEBHOOK, configuration.isWebhook() ? webhook(configuration, signing) : null);
        json.put(Words.WAKE_STREAM, configuration.wakeStream().orElse(null));
        json.put(Words.LEASE_TTL_MS, configuration.leaseMillis());
        json.put(Words.CREATED_AT, Instant.ofEpochMilli(view.createdAt()).toString());
        json.put(Words.STATUS, configuration.isWebhook() && view.progress().isFailing() ? Words.FAILED : Words.ACTIVE);
        json.put(Words.DESCRIPTION, configuration.description().orElse(null));
        return json;
    }

    /** What the receiver of a webhook is sent (7.1). */
    public static Map<String, Object> wake(View view, String callbackToken, String callbackUrl) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Words.SUBSCRIPTION_ID, view.id());
        json.put(Words.WAKE_ID, view.progress().wake().orElseThrow().id());
        json.put(Words.GENERATION, view.progress().generation());
        json.put(Words.STREAMS, statuses(view));
        json.put(Words.CALLBACK_URL, callbackUrl);
        json.put(Words.CALLBACK_TOKEN, callbackToken);
        return json;
    }

    /** The answer to a worker that has claimed (7.2). */
    public static Map<String, Object> claim(View view, String token) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Words.WAKE_ID, view.progress().wake().orElseThrow().id());
        json.put(Words.GENERATION, view.progress().generation());
        json.put(Words.TOKEN, token);
        json.put(Words.STREAMS, statuses(view));
        json.put(Words.LEASE_TTL_MS, view.configuration().leaseMillis());
        return json;
    }

    /** Where an action on a subscription is asked for, without scheme and host. */
    public static String path(String id, String action) {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return Words.CONTROL + Words.SUBSCRIPTIONS + "/" + encoded + "/" + action;
    }

    private static List<Map<String, Object>> statuses(View view) {
        return view.streams().stream().map(Documents::status).toList();
    }

    private static Map<String, Object> webhook(Configuration configuration, Map<String, Object> signing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Words.URL, configuration.webhook().orElseThrow());
        json.put(Words.SIGNING, signing);
        return json;
    }

    private static Map<String, Object> link(StreamStatus stream) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(Words.PATH, stream.path());
        json.put(Words.LINK_TYPE, stream.link().word());
        json.put(Words.ACKED_OFFSET, OffsetToken.of(stream.link().acked()));
        return json;
    }

    private static Map<String, Object> status(StreamStatus stream) {
        Map<String, Object> json = link(stream);
        json.put(Words.TAIL_OFFSET, OffsetToken.of(stream.tail()));
        json.put(Words.HAS_PENDING, stream.hasPending());
        return json;
    }
}
