// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.wire.Access;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Header;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The server under test, as its owner describes it.
 *
 * @param name how the report calls it
 * @param version its version, or an empty string
 * @param base scheme, host and port, without a path
 * @param streams path of a stream with the placeholder {@code {stream}}, e.g. {@code /v1/stream/{stream}}
 * @param headers sent with every request, e.g. Authorization
 * @param unsupported capabilities that the target does not claim, each with the reason: {@code fork}, or {@code s2/retention} where both
 *     protocols have one of that name
 * @param limits what the target documents about its sizes and times
 * @param hooks how to restart it; empty hooks make the cases that need one NOT TESTED
 * @param retention how to make it drop old data; without it retention is NOT TESTED
 * @param protocols what it speaks, at least one
 * @param basin the S2 basin to work in, which is there already and stays; without it a run makes one of its own
 * @param reach what requests to it need and share
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
        Optional<Retention> retention,
        Set<Protocol> protocols,
        Optional<String> basin,
        Reach reach) {

    private static final String PLACEHOLDER = "{stream}";

    public Target {
        headers = Map.copyOf(headers);
        unsupported = Map.copyOf(unsupported);
        protocols = Collections.unmodifiableSet(EnumSet.copyOf(protocols));
        if (!streams.startsWith("/") || !streams.contains(PLACEHOLDER)) {
            throw new IllegalArgumentException(
                    "the stream path '" + streams + "' must start with / and contain {stream}");
        }
    }

    /** A target that speaks Durable Streams and of which it is not known how to make it drop data. */
    public Target(
            String name,
            String version,
            URI base,
            String streams,
            Map<String, String> headers,
            Map<String, String> unsupported,
            Limits limits,
            Hooks hooks) {
        this(
                name,
                version,
                base,
                streams,
                headers,
                unsupported,
                limits,
                hooks,
                Optional.empty(),
                Set.of(Protocol.DURABLE_STREAMS),
                Optional.empty(),
                Reach.plain());
    }

    /** How requests to it are sent. */
    public Access access() {
        var fields = headers.entrySet().stream()
                .map(entry -> new Header(entry.getKey(), entry.getValue()))
                .toList();
        return new Access(fields, reach.query(), limits.answer(), limits.bodyBytes(), reach.network());
    }

    /** A wire of its own for whoever asks it. */
    public Wire wire() {
        return new Wire(access());
    }

    /** The URL of the stream with this name; the name is encoded as one path segment. */
    public URI stream(String streamName) {
        var segment = URLEncoder.encode(streamName, StandardCharsets.UTF_8).replace("+", "%20");
        return base.resolve(streams.replace(PLACEHOLDER, segment));
    }

    /** The URL of a path that the protocol fixes, such as {@code /v1/basins}; already encoded, with a query or without. */
    public URI resource(String rawPath) {
        return base.resolve(rawPath);
    }

    /** How a report says where it is: for Durable Streams with the path of the streams. */
    public String where() {
        return base + (speaks(Protocol.DURABLE_STREAMS) ? streams : "");
    }

    /** Whether it is examined as a server of this protocol. */
    public boolean speaks(Protocol protocol) {
        return protocols.contains(protocol);
    }

    /** Why the target does not claim this capability, or empty when it does; for a name that only one protocol has. */
    public Optional<String> unsupported(String capability) {
        return unsupported.entrySet().stream()
                .filter(entry ->
                        entry.getKey().equals(capability) || entry.getKey().endsWith("/" + capability))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Why the target does not claim this capability of this protocol, or empty when it does. */
    public Optional<String> unsupported(Protocol protocol, String capability) {
        return Optional.ofNullable(
                unsupported.getOrDefault(protocol.id() + "/" + capability, unsupported.get(capability)));
    }

    /** The same target reached under another address, e.g. through a proxy. */
    public Target at(URI otherBase) {
        return with(otherBase, headers, limits, hooks, retention, protocols);
    }

    /** The same target asked with these headers and no others. */
    public Target asking(Map<String, String> otherHeaders) {
        return with(base, otherHeaders, limits, hooks, retention, protocols);
    }

    /** The same target reached in this way. */
    public Target with(Reach otherReach) {
        return new Target(
                name,
                version,
                base,
                streams,
                headers,
                unsupported,
                limits,
                hooks,
                retention,
                protocols,
                basin,
                otherReach);
    }

    /** The same target with these hooks. */
    public Target with(Hooks otherHooks) {
        return with(base, headers, limits, otherHooks, retention, protocols);
    }

    /** The same target with these limits. */
    public Target with(Limits otherLimits) {
        return with(base, headers, otherLimits, hooks, retention, protocols);
    }

    /** The same target that drops data in this way. */
    public Target with(Retention howToDrop) {
        return with(base, headers, limits, hooks, Optional.of(howToDrop), protocols);
    }

    /** The same target seen as a server of these protocols. */
    public Target speaking(Set<Protocol> otherProtocols) {
        return with(base, headers, limits, hooks, retention, otherProtocols);
    }

    /** The same target without these capabilities either, each with the reason. */
    public Target lacking(Map<String, String> further) {
        var all = new HashMap<>(unsupported);
        further.forEach(all::putIfAbsent);
        return new Target(
                name, version, base, streams, headers, all, limits, hooks, retention, protocols, basin, reach);
    }

    /** The same target with this basin to work in. */
    public Target in(String givenBasin) {
        return new Target(
                name,
                version,
                base,
                streams,
                headers,
                unsupported,
                limits,
                hooks,
                retention,
                protocols,
                Optional.of(givenBasin),
                reach);
    }

    private Target with(
            URI base,
            Map<String, String> headers,
            Limits limits,
            Hooks hooks,
            Optional<Retention> retention,
            Set<Protocol> protocols) {
        return new Target(
                name, version, base, streams, headers, unsupported, limits, hooks, retention, protocols, basin, reach);
    }
}
