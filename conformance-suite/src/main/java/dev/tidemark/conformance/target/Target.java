// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The server under test, as its owner describes it.
 *
 * @param name how the report calls it
 * @param version its version, or an empty string
 * @param base scheme, host and port, without a path
 * @param streams path of a stream with the placeholder {@code {stream}}, e.g. {@code /v1/stream/{stream}}
 * @param headers sent with every request, e.g. Authorization
 * @param unsupported capabilities that the target does not claim, each with the reason
 * @param limits what the target documents about its sizes and times
 * @param hooks how to restart it; empty hooks make the cases that need one NOT TESTED
 * @param retention how to make it drop old data; without it retention is NOT TESTED
 */
public record Target(
        String name,
        String version,
        URI base,
        String streams,
        Map<String, String> headers,
        Map<String, String> unsupported,
        Limits limits,
        Hooks hooks,
        Optional<Retention> retention) {

    private static final String PLACEHOLDER = "{stream}";

    public Target {
        headers = Map.copyOf(headers);
        unsupported = Map.copyOf(unsupported);
        if (!streams.startsWith("/") || !streams.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException(
                    "the stream path '" + streams + "' must start with / and contain {stream}");
        }
    }

    /** A target of which it is not known how to make it drop data. */
    public Target(
            String name,
            String version,
            URI base,
            String streams,
            Map<String, String> headers,
            Map<String, String> unsupported,
            Limits limits,
            Hooks hooks) {
        this(name, version, base, streams, headers, unsupported, limits, hooks, Optional.empty());
    }

    /** The URL of the stream with this name; the name is encoded as one path segment. */
    public URI stream(String streamName) {
        var segment = URLEncoder.encode(streamName, StandardCharsets.UTF_8).replace("+", "%20");
        return base.resolve(streams.replace(PLACEHOLDER, segment));
    }

    /** Why the target does not claim this capability, or empty when it does. */
    public Optional<String> unsupported(String capability) {
        return Optional.ofNullable(unsupported.get(capability));
    }

    /** The same target reached under another address, e.g. through a proxy. */
    public Target at(URI otherBase) {
        return new Target(name, version, otherBase, streams, headers, unsupported, limits, hooks, retention);
    }

    /** The same target with these hooks. */
    public Target with(Hooks otherHooks) {
        return new Target(name, version, base, streams, headers, unsupported, limits, otherHooks, retention);
    }

    /** The same target with these limits. */
    public Target with(Limits otherLimits) {
        return new Target(name, version, base, streams, headers, unsupported, otherLimits, hooks, retention);
    }

    /** The same target that drops data in this way. */
    public Target with(Retention howToDrop) {
        return new Target(name, version, base, streams, headers, unsupported, limits, hooks, Optional.of(howToDrop));
    }
}
