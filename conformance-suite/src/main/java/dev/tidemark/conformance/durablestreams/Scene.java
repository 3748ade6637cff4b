// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Operation;
import dev.tidemark.conformance.scene.Prompt;
import dev.tidemark.conformance.scene.Stage;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.Response;
import java.net.URI;
import java.util.Optional;

/** What the steps of one scenario share. */
public final class Scene extends Stage<Subject, Reading> {

    private final Client client = new Client(wire());

    Client client() {
        settle();
        return client;
    }

    /** The kinds of requests, tried on streams of their own. */
    Operations operations() {
        return new Operations(client, this::freshUri);
    }

    @Override
    protected Optional<Operation> kindOf(Response answered) {
        return requestOf(answered).flatMap(request -> operations().of(request, contentType()));
    }

    private String contentType() {
        return hasSubject() ? subject().contentType() : Protocol.OCTET_STREAM;
    }

    /** A URL that nothing has used, removed after the scenario. */
    URI freshUri() {
        var uri = target().stream(examination().freshName());
        leftover(Request.of("DELETE", uri));
        return uri;
    }

    /** To be called before something is found too slow, see {@link Prompt#checkMachine}. */
    void checkMachine() {
        Prompt.checkMachine(
                examination(), () -> client.bulk().metadata(subject().uri()));
    }

    Writer writer() {
        return new Writer(client(), this::granted);
    }

    Reader reader() {
        return new Reader(
                client(),
                target().limits(),
                examination().documented(target().limits().longPoll()));
    }

    /** Looks at an answer that a rule is about; what only prepares the scene is looked at with {@link #granted}. */
    static Response expect(Response response, String what, Integer... statuses) {
        return Answered.with(response, what, statuses);
    }
}
