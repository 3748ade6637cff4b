// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.ArrayList;
import java.util.List;

/**
 * A catch-up read that a reader keeps a copy of.
 *
 * @param name which one of the stream's pages, for the report
 * @param token the offset parameter, or null for none
 * @param from the position where it begins: 0 is behind the content of the creation, -1 before it, where there is any
 * @param cached the answer as the reader has it
 * @param tag its entity tag
 */
record Page(String name, Subject stream, String token, int from, Response cached, String tag) {

    /** The reads from the start (in both ways), from behind each append, and from the tail. */
    static List<Page> all(Client client, Subject stream) {
        var start = stream.everything().size() > stream.after(0).size() ? -1 : 0;
        var pages = new ArrayList<Page>();
        pages.add(read(client, "the page without an offset", stream, null, start));
        pages.add(read(client, "the page from -1", stream, Vocabulary.BEGINNING, start));
        for (int position = start + 1; position <= stream.length(); position++) {
            var name = position == stream.length() ? "the page at the tail" : "the page behind message " + position;
            pages.add(read(client, name, stream, stream.offset(position), position));
        }
        if (start == 0 && stream.length() == 0) {
            pages.add(read(client, "the page at the tail", stream, stream.tail(), 0));
        }
        return pages;
    }

    private static Page read(Client client, String name, Subject stream, String token, int from) {
        var answer = Scene.expect(send(client, request(stream, token)), "a read of " + name, 200);
        var tag = answer.header(Vocabulary.ETAG)
                .orElseThrow(() -> new Broken("an " + Vocabulary.ETAG + " on " + name, "none"));
        return new Page(name, stream, token, from, answer, tag);
    }

    boolean isEmpty() {
        return Content.ofAnswer(stream.contentType(), cached.body()).isEmpty();
    }

    /** The answer to a reader that asks for this page and names these tags, one header line for each value. */
    Response ask(Client client, String... ifNoneMatch) {
        return ask(client, request(stream, token), ifNoneMatch);
    }

    /** The answer to any request that names these tags. */
    static Response ask(Client client, Request request, String... ifNoneMatch) {
        var conditional = request;
        for (var value : ifNoneMatch) {
            conditional = conditional.with(Vocabulary.IF_NONE_MATCH, value);
        }
        return send(client, conditional);
    }

    /** The same page of another stream, at that stream's own offset of the position. */
    Response askTwin(Client client, Subject twin, String ifNoneMatch) {
        var own = token == null || token.equals(Vocabulary.BEGINNING) ? token : twin.offset(from);
        return ask(client, request(twin, own), ifNoneMatch);
    }

    private static Request request(Subject stream, String token) {
        return Client.readRequest(stream.uri(), token, Mode.CATCH_UP);
    }

    private static Response send(Client client, Request request) {
        return Outcome.of(client.wire().sendAsync(request));
    }
}
