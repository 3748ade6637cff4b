// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An exchange as a page shows it: what matters first, the rest folded away.
 *
 * @param deviating the part of the answer that deviates, where it can be told
 */
public record Wire(Exchange exchange, DeviatingPart deviating) {

    private static final List<String> PREFIXES = List.of("stream-", "producer-", "s2-", "if-");
    private static final Set<String> TELLING = Set.of(
            "accept",
            "allow",
            "cache-control",
            "content-encoding",
            "content-length",
            "content-type",
            "etag",
            "last-event-id",
            "location",
            "retry-after",
            "vary",
            "x-content-type-options");

    static Wire of(Exchange exchange, DeviatingPart deviating) {
        return new Wire(exchange, deviating);
    }

    /** The headers of the request that matter, as they were sent. */
    public List<Exchange.Header> asked() {
        return exchange.request().headers().stream().filter(this::telling).toList();
    }

    /** The other headers of the request. */
    public List<Exchange.Header> askedToo() {
        return exchange.request().headers().stream()
                .filter(header -> !telling(header))
                .toList();
    }

    /** The headers of the answer that matter, the deviating one first. */
    public List<Exchange.Header> answered() {
        var headers = exchange.response().headers();
        return Stream.concat(
                        headers.stream().filter(this::deviates),
                        headers.stream().filter(header -> !deviates(header) && telling(header)))
                .toList();
    }

    /** The other headers of the answer. */
    public List<Exchange.Header> answeredToo() {
        return exchange.response().headers().stream()
                .filter(header -> !deviates(header) && !telling(header))
                .toList();
    }

    private boolean deviates(Exchange.Header header) {
        return header.name().equalsIgnoreCase(deviating.header());
    }

    private boolean telling(Exchange.Header header) {
        String name = header.name().toLowerCase(Locale.ROOT);
        return TELLING.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }
}
