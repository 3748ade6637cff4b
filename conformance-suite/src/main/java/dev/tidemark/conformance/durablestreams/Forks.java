// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.Response;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The fork requests of a scenario (section 4.2): which stream was to be forked last, and how that was asked for. */
public final class Forks {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Scene scene;
    private Subject source;
    private Request request;

    public Forks(Scene scene) {
        this.scene = scene;
    }

    /** The stream that was to be forked last. */
    Subject source() {
        return source;
    }

    /** The last fork request. */
    Request request() {
        return request;
    }

    /** A request for a fork of this stream under a URL that nothing has used. */
    Request of(Subject stream) {
        return under(scene.freshUri(), stream);
    }

    /** A request for a fork of this stream. */
    static Request under(URI uri, Subject stream) {
        return Request.of("PUT", uri)
                .with(Protocol.STREAM_FORKED_FROM, stream.uri().getRawPath());
    }

    /** Forks the stream that the scenario is about; see {@link #send(Subject, int, long, Request)}. */
    void send(int position, Request fork) {
        send(scene.subject(), position, 0, fork);
    }

    /**
     * Sends the request. When it is granted, the fork is the stream that the scenario is about: it holds what the source holds up to the
     * position and so much beyond it.
     *
     * @param beyond bytes, or messages of a JSON stream
     */
    void send(Subject forked, int position, long beyond, Request fork) {
        source = forked;
        request = fork;
        var answer = scene.client().wire().send(fork);
        scene.answer(answer);
        if (answer.status() == 201) {
            var model = forked.fork(fork.uri(), position);
            if (beyond > 0) {
                model.appended(forked.after(position).first(beyond), Answers.nextOffset(answer));
            }
            scene.subject(model);
        }
    }

    /** How long it takes until HEAD is answered with 404; empty when that does not happen while any answer may take. */
    Optional<Duration> untilFree(Subject stream) {
        var begin = Moment.now();
        var patience = Patience.of(scene.target().limits().answer(), PAUSE);
        Response metadata = scene.client().metadata(stream.uri());
        while (metadata.status() != 404 && patience.lasts()) {
            metadata = scene.client().bulk().metadata(stream.uri());
        }
        return metadata.status() == 404 ? Optional.of(begin.elapsed()) : Optional.empty();
    }
}
