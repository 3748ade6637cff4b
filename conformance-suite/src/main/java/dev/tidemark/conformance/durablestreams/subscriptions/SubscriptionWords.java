// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.subscriptions.Subscription.Delivery;
import io.cucumber.java.ParameterType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The nouns of the scenarios about subscriptions. */
public final class SubscriptionWords {

    private static final Pattern NAME = Pattern.compile("\"([^\"]*)\"");
    private static final String NAMES = "\"[^\"]*\"(?:(?:, | and )\"[^\"]*\")*";
    private static final String CHANGE = "(?:without \"[^\"]*\"|with \"[^\"]*\" set to \"[^\"]*\")";
    private static final Pattern CHANGES =
            Pattern.compile("without \"([^\"]*)\"|with \"([^\"]*)\" set to \"([^\"]*)\"");

    private final SubscriptionScene subscriptions;

    public SubscriptionWords(SubscriptionScene subscriptions) {
        this.subscriptions = subscriptions;
    }

    /** How a worker is woken: {@code webhook} or {@code pull-wake}. */
    @ParameterType("webhook|pull-wake")
    public Delivery delivery(String type) {
        return Delivery.named(type);
    }

    /** Names of streams, such as {@code "a", "b/c" and "d"}: paths below a folder that is new for each scenario. */
    @ParameterType(NAMES)
    public List<String> paths(String text) {
        return names(text);
    }

    /**
     * What a subscription is to: {@code the pattern "events/*"}, {@code the stream "a"}, {@code the streams "a" and "b"}, a pattern and streams;
     * {@code a new stream "a"} and {@code the new streams "a" and "b"} are created empty before.
     */
    @ParameterType(
            "the pattern \"[^\"]*\"|(?:the pattern \"[^\"]*\" and )?(?:a new stream \"[^\"]*\"|the (?:new )?streams? "
                    + NAMES + ")")
    public Links links(String text) {
        var all = names(text);
        return text.startsWith("the pattern")
                ? new Links(all.get(0), all.subList(1, all.size()), false)
                : new Links("", all, text.contains(" new "));
    }

    /**
     * What a subscription is to, as a scenario says it.
     *
     * @param pattern empty for none
     * @param fresh whether the streams are to be created before
     */
    public record Links(String pattern, List<String> streams, boolean fresh) {}

    /** What else a subscription asks for: nothing, {@code with a lease of 2 s}, or {@code with a description}, which comes with a lease of 20 s. */
    @ParameterType("(?: with a lease of (\\d+) s)?( with a description)?")
    public Map<String, Object> terms(String lease, String description) {
        var terms = new LinkedHashMap<String, Object>();
        Optional.ofNullable(lease).ifPresent(seconds -> terms.put("lease_ttl_ms", Long.parseLong(seconds) * 1000));
        if (description != null) {
            terms.put("lease_ttl_ms", 20_000L);
            terms.put("description", "w\u00e4kes");
        }
        return terms;
    }

    /**
     * How a request differs from one that is granted: {@code without "type"}, {@code with "lease_ttl_ms" set to "999"}, or several of them after
     * {@code and}. A field has a dot where it lies in another one; a value is JSON with apostrophes, in which ~ is the folder of the scenario and
     * @ the URL of its receiver.
     */
    @ParameterType(CHANGE + "(?: and " + CHANGE + ")*")
    public Difference difference(String text) {
        var changes = CHANGES.matcher(text)
                .results()
                .map(each -> each.group(1) != null
                        ? new Change(each.group(1), Optional.empty())
                        : new Change(each.group(2), Optional.of(each.group(3))))
                .toList();
        return config -> changes.forEach(change -> change.on(config, subscriptions));
    }

    /** The same, nothing, or {@code in another order and with its streams doubled}: fields and streams the other way round. */
    @ParameterType("(?: " + CHANGE + "(?: and " + CHANGE + ")*)?| in another order and with its streams doubled")
    public Difference otherwise(String text) {
        return text.contains(" doubled") ? SubscriptionWords::reorder : difference(text);
    }

    private static void reorder(ObjectNode config) {
        var names = new ArrayList<String>();
        config.fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        names.forEach(name -> config.set(name, config.remove(name)));
        var paths = new ArrayList<JsonNode>();
        config.path("streams").forEach(paths::add);
        Collections.reverse(paths);
        config.withArray("streams").addAll(List.copyOf(paths));
    }

    /** A change of a configuration. */
    interface Difference {
        void on(ObjectNode config);
    }

    private record Change(String field, Optional<String> json) {

        void on(ObjectNode config, SubscriptionScene subscriptions) {
            if (json.isEmpty()) {
                config.remove(field);
                return;
            }
            var text = json.get()
                    .replace("'@/", "'" + config.at("/webhook/url").asText() + "/")
                    .replace("~", subscriptions.path(""))
                    .replace('\'', '"');
            Fields.set(config, field, Fields.value(text));
        }
    }

    /** Up to where a worker acks: {@code "a"}, to the tail of this stream, {@code message 1 of "a"}, or {@code nothing}. */
    @ParameterType("nothing|(?:message (\\d+) of )?\"([^\"]*)\"")
    public Map<String, String> upTo(String message, String name) {
        if (name == null) {
            return Map.of();
        }
        var stream = subscriptions.stream(name);
        var offset = message == null ? stream.tail() : stream.offset(Integer.parseInt(message));
        return Map.of(subscriptions.path(name), offset);
    }

    /** A place in a stream: {@code at its tail} or {@code after message 2}; 0 is the beginning. */
    @ParameterType("at its tail|after message (\\d+)")
    public Optional<Integer> cursor(String message) {
        return Optional.ofNullable(message).map(Integer::valueOf);
    }

    /**
     * What a wake shows of a stream: {@code work in "a"} (has_pending, and the tail of the model), {@code work in "a" behind message 2} (and this
     * cursor; 0 is the beginning), or {@code no work in "a"} (not listed, or cursor and tail are the tail of the model).
     */
    @ParameterType("(no )?work in \"([^\"]*)\"(?: behind message (\\d+))?")
    public Pending pending(String none, String name, String message) {
        return new Pending(name, none == null, Optional.ofNullable(message).map(Integer::valueOf));
    }

    /**
     * The work in a stream.
     *
     * @param cursor the message behind which it lies, where that is said
     */
    record Pending(String stream, boolean isThere, Optional<Integer> cursor) {}

    private static List<String> names(String text) {
        return NAME.matcher(text)
                .results()
                .map((MatchResult name) -> name.group(1))
                .toList();
    }
}
