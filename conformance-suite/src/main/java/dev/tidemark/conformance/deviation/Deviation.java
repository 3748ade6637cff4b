// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.DeviatingProxy;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * One way in which a server may leave the protocol: exactly one promise is broken, everything else is kept.
 *
 * @param id name in kebab case, unique in {@link Deviations#all()}
 * @param requirements catalogue ids of the promises that are broken, the main one first; empty only for {@link #NONE}
 * @param summary one sentence: what a server with this fault does
 * @param behaviour makes the fault; called once per proxy, because faults keep state
 */
public record Deviation(String id, List<String> requirements, String summary, Supplier<Behaviour> behaviour) {

    /** The control: a proxy that keeps every promise its upstream keeps. */
    public static final Deviation NONE =
            new Deviation("none", List.of(), "Passes everything through untouched.", () -> Behaviour.HONEST);

    public Deviation {
        Objects.requireNonNull(id);
        Objects.requireNonNull(summary);
        Objects.requireNonNull(behaviour);
        requirements = List.copyOf(requirements);
    }

    /** A server with this fault, in front of the correct one at this base URL. */
    public DeviatingProxy before(URI upstream) {
        return DeviatingProxy.start(upstream, behaviour.get());
    }

    @Override
    public String toString() {
        return id;
    }
}
