// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Prompt;
import dev.tidemark.conformance.scene.Stage;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.Response;
import java.net.URI;

/** What the steps of one scenario share. */
public final class Scene extends Stage<Subject, Reading> {

    private final Client client = new Client(wire());

    Client client() {
        return client;
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
        return new Writer(client);
    }

    Reader reader() {
        return reader(client);
    }

    /** A reader over the pooled connections, for the many reads of a product of cases. */
    Reader bulkReader() {
        return reader(client.bulk());
    }

    private Reader reader(Client own) {
        return new Reader(
                own,
                target().limits(),
                examination().documented(target().limits().longPoll()));
    }

    /** Refuses to go on when a step that only prepares the scene has failed. */
    static Response expect(Response response, String what, Integer... statuses) {
        return Answered.with(response, what, statuses);
    }
}
