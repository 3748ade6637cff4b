// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.wire.Access;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Header;
import java.net.URI;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The server under test, as its owner describes it.
 *
 * @param name how the report calls it
 * @param version its version, or an empty string
 * @param base scheme, host and port, without a path
 * @param headers sent with every request, e.g. Authorization
 * @param unsupported capabilities that the target does not claim, each with the reason: {@code fork}, or {@code s2/retention} where several
 *     protocols have one of that name
 * @param limits what the target documents about its sizes and times
 * @param hooks how to restart it; empty hooks make the cases that need one NOT TESTED
 * @param retention how to make it drop old data; without it retention is NOT TESTED
 * @param protocols what it speaks, at least one
 * @param options what is said of it for single protocols, see {@link Protocol#options}
 * @param reach what requests to it need and share
 */
public record Target(
        String name,
        String version,
        URI base,
        Map<String, String> headers,
        Map<String, String> unsupported,
        Limits limits,
        Hooks hooks,
        Optional<Retention> retention,
        Set<Protocol> protocols,
        Map<String, String> options,
        Reach reach) {

    public Target {
        headers = Map.copyOf(headers);
        unsupported = Map.copyOf(unsupported);
        options = Map.copyOf(options);
        protocols = Collections.unmodifiableSet(new LinkedHashSet<>(protocols));
        if (protocols.isEmpty()) {
            throw new IllegalArgumentException("a target speaks at least one protocol");
        }
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

    /** What is said of it for a single protocol. */
    public Optional<String> option(String optionName) {
        return Optional.ofNullable(options.get(optionName));
    }

    /** The URL of a path; already encoded, with a query or without. */
    public URI resource(String rawPath) {
        return base.resolve(rawPath);
    }

    /** How a report says where it is. */
    public String where() {
        return base + protocols.stream().map(protocol -> protocol.root(this)).collect(Collectors.joining());
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
    public Target speaking(Collection<Protocol> otherProtocols) {
        return with(base, headers, limits, hooks, retention, new LinkedHashSet<>(otherProtocols));
    }

    /** The same target without these capabilities either, each with the reason. */
    public Target lacking(Map<String, String> further) {
        var all = new HashMap<>(unsupported);
        further.forEach(all::putIfAbsent);
        return new Target(name, version, base, headers, all, limits, hooks, retention, protocols, options, reach);
    }

    private Target with(
            URI base,
            Map<String, String> headers,
            Limits limits,
            Hooks hooks,
            Optional<Retention> retention,
            Set<Protocol> protocols) {
        return new Target(
                name, version, base, headers, unsupported, limits, hooks, retention, protocols, options, reach);
    }
}
