// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The fork requests of a scenario (section 4.2): which stream was to be forked last, and how that was asked for. A fork that was refused, or
 * answered as if it were a plain creation, is the subject of no other rule than the one that promises it.
 */
public final class Forks {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Scene scene;
    private Subject source;
    private Request request;
    private final Set<URI> made = new HashSet<>();

    public Forks(Scene scene) {
        this.scene = scene;
    }

    /** The stream that was to be forked last. */
    public Subject source() {
        return source;
    }

    /** The last fork request. */
    public Request request() {
        return request;
    }

    /** A request for a fork of this stream under a URL that nothing has used. */
    public Request of(Subject stream) {
        return under(scene.freshUri(), stream);
    }

    /** A request for a fork of this stream. */
    public static Request under(URI uri, Subject stream) {
        return Request.of("PUT", uri)
                .with(Vocabulary.STREAM_FORKED_FROM, stream.uri().getRawPath());
    }

    /** Forks the stream that the scenario is about at this position; see {@link #make(Subject, int, long, Request, String...)}. */
    public void make(int position, Request fork, String... promises) {
        make(scene.subject(), position, 0, fork, promises);
    }

    /**
     * Makes a fork, which is the stream that the scenario is about from then on: it holds what the source holds up to the position and so
     * much beyond it.
     *
     * @param beyond bytes, or messages of a JSON stream
     * @param promises ids of the requirements that promise that this request is granted, beside the one about plain forks
     * @throws Broken when it is refused, and the scenario is about that
     * @throws NotTested when it is refused, and the scenario is about something else
     */
    public void make(Subject forked, int position, long beyond, Request fork, String... promises) {
        var ofFork = made.contains(forked.uri());
        ask(forked, position, beyond, fork);
        var answer = scene.answer();
        var isSubject = scene.judgement().isAbout(promises)
                || ofFork && scene.judgement().isAbout("DS-4.2-50");
        if (answer.status() != 201 && isSubject) {
            scene.granted(answer, "a fork", 201);
        }
        if (answer.status() != 201) {
            throw new NotTested(
                    "the fork was not created (" + Answered.summary(answer) + "), so there is nothing to judge");
        }
        if (beyond > 0 && !isSubject && !holds(scene.subject())) {
            throw new NotTested("the fork does not hold what it was asked for, so there is nothing to judge; see "
                    + String.join(", ", promises));
        }
    }

    /**
     * Asks for a fork that may be refused. When it is granted, it is the stream that the scenario is about.
     *
     * @throws NotTested when it is answered like a plain creation
     */
    public void ask(Subject forked, int position, long beyond, Request fork) {
        source = forked;
        request = fork;
        var answer = scene.client().wire().send(fork);
        scene.answer(answer);
        if (answer.status() != 201) {
            if (Answers.isSuccess(answer)) {
                // A server that knows no forks confirms the stream that has the URL.
                scene.judgement().require(scene.operations().fork(forked.contentType()));
            }
            return;
        }
        var model = forked.fork(fork.uri(), position);
        if (beyond > 0) {
            model.appended(forked.after(position).first(beyond), Answers.nextOffset(answer));
        }
        if (model.everything().isEmpty() || Operations.isEmpty(read(model), model.contentType())) {
            scene.judgement().require(scene.operations().fork(forked.contentType()));
        }
        made.add(model.uri());
        scene.subject(model);
    }

    private boolean holds(Subject model) {
        try {
            return Content.ofAnswer(model.contentType(), read(model).body()).equals(model.everything());
        } catch (Broken unreadable) {
            // That is for the rule about such forks to say.
            return false;
        }
    }

    private Response read(Subject model) {
        var within = scene.target().limits().answer();
        return scene.client().bulk().read(model.uri(), Vocabulary.BEGINNING, Mode.CATCH_UP, within);
    }

    /** How long it takes until HEAD is answered with 404; empty when that does not happen while any answer may take. */
    public Optional<Duration> untilFree(Subject stream) {
        var begin = Moment.now();
        var patience = Patience.of(scene.target().limits().answer(), PAUSE);
        Response metadata = scene.client().metadata(stream.uri());
        while (metadata.status() != 404 && patience.lasts()) {
            metadata = scene.client().bulk().metadata(stream.uri());
        }
        return metadata.status() == 404 ? Optional.of(begin.elapsed()) : Optional.empty();
    }
}
