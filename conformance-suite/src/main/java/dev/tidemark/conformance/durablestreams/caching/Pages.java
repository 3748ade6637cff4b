// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** What a reader has cached of the streams of a scenario, and those streams' relatives, made for comparison. */
final class Pages {

    private final Scene scene;
    private final List<Page> all = new ArrayList<>();

    Pages(Scene scene) {
        this.scene = scene;
    }

    Scene scene() {
        return scene;
    }

    Client client() {
        return scene.client().bulk();
    }

    /** Reads every page of each stream. */
    void cache() {
        scene.streams().each((state, stream) -> all.addAll(Page.all(client(), stream)));
    }

    /** Looks at every page; what is found broken is reported with the name of the page. */
    void each(Consumer<Page> check) {
        scene.streams().each((state, stream) -> of(stream, check));
    }

    /** Looks at every page of a stream. */
    void of(Subject stream, Consumer<Page> check) {
        of(stream).forEach(page -> Cell.check(page.name(), () -> check.accept(page)));
    }

    List<Page> of(Subject stream) {
        return all.stream().filter(page -> page.stream() == stream).toList();
    }

    /** A fork of all that the stream holds. */
    Subject fork(Subject source) {
        var fork = source.fork(scene.freshUri(), source.length());
        var request = Forks.under(fork.uri(), source).with(Vocabulary.CONTENT_TYPE, source.contentType());
        scene.granted(Page.ask(client(), request), "a fork", 201);
        return fork;
    }

    /** Deletes the stream and creates another under its URL, longer by so many messages. */
    Subject createAgain(Subject stream, int longer, BiFunction<String, Integer, byte[]> body) {
        scene.granted(client().delete(stream.uri()), "a deletion", 204);
        var again = scene.writer().create(stream.uri(), stream.contentType(), null);
        for (int number = 1; number <= stream.length() + longer; number++) {
            scene.writer().append(again, body.apply(stream.contentType(), number));
        }
        return again;
    }

    /** The whole page has to come although the reader names the tag of something else. */
    static Response sentAgain(String what, Response answer) {
        return Scene.expect(answer, "the page, asked for " + what, 200);
    }
}
