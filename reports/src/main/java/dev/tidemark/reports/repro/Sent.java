// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import dev.tidemark.reports.evidence.Exchange;
import java.util.ArrayList;
import java.util.List;

/** What a request consists of. */
final class Sent {

    private Sent() {}

    /** Everything in it that is text. */
    static List<String> texts(Exchange.Request request) {
        List<String> texts = new ArrayList<>();
        texts.add(request.url());
        request.headers().stream()
                .filter(header -> !header.secret())
                .map(Exchange.Header::value)
                .forEach(texts::add);
        if (request.body() != null && request.body().printable()) {
            texts.add(request.body().text());
        }
        return texts;
    }

    /** Whether the same was sent. */
    static boolean same(Exchange.Request one, Exchange.Request other) {
        return one.method().equals(other.method())
                && one.url().equals(other.url())
                && one.headers().equals(other.headers());
    }

    static boolean asksForEvents(Exchange.Request request) {
        return request.url().contains("live=sse")
                || request.headers().stream()
                        .anyMatch(header -> header.name().equalsIgnoreCase("Accept")
                                && header.value().contains("text/event-stream"));
    }

    static boolean waits(Exchange.Request request) {
        return request.url().matches(".*[?&](live=long-poll|wait=).*");
    }
}
