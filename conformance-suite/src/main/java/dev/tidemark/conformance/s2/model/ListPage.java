// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * An answer to a request for the streams of a basin.
 *
 * @param names of the streams, in the order in which they were listed
 * @param more whether it says that there are more; empty when it says nothing about it
 */
public record ListPage(List<String> names, Optional<Boolean> more) {

    public static ListPage of(Response answer) {
        Answered.with(answer, "the list of streams", 200);
        var page = Documents.object(answer.text(), "the list of streams");
        var streams = page.path(Vocabulary.MEMBER_STREAMS);
        var more = page.path(Vocabulary.MEMBER_HAS_MORE);
        if (!streams.isArray()) {
            throw new Broken("an array '" + Vocabulary.MEMBER_STREAMS + "'", Answered.summary(answer));
        }
        var names = StreamSupport.stream(streams.spliterator(), false)
                .map(stream -> stream.path(Vocabulary.MEMBER_NAME).asText())
                .toList();
        return new ListPage(names, more.isBoolean() ? Optional.of(more.booleanValue()) : Optional.empty());
    }

    /** Whether it says that there are more, which it has to say or to deny. */
    public boolean hasMore() {
        return more.orElseThrow(() -> new Broken("a boolean '" + Vocabulary.MEMBER_HAS_MORE + "'", "none"));
    }
}
