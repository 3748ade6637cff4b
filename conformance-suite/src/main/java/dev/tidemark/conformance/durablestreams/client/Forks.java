// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotApplicable;
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
    private final Cast cast;
    private Subject source;
    private Request request;
    private final Set<URI> made = new HashSet<>();

    public Forks(Scene scene, Cast cast) {
        this.scene = scene;
        this.cast = cast;
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

    /**
     * Makes a fork: it holds what the source holds up to the position and so much beyond it.
     *
     * @param beyond bytes, or messages of a JSON stream
     * @param promises ids of the requirements that promise that this request is granted, beside the one about plain forks
     * @throws Broken when it is refused, and the scenario is about that
     * @throws NotTested when it is refused, and the scenario is about something else
     * @throws NotApplicable when it is refused as a fork of a closed stream, which a server may do (DS-4.2-35)
     */
    public void make(Subject forked, int position, long beyond, Request fork, String... promises) {
        var ofFork = made.contains(forked.uri());
        ask(forked, position, beyond, fork);
        var answer = scene.answer();
        if (forked.isClosed() && answer.status() >= 400 && answer.status() < 500) {
            throw new NotApplicable("this server does not fork closed streams: " + Answers.summary(answer));
        }
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
     * Asks for a fork that may be refused. It has its name all the same, unless it was asked for under the URL of a stream that has one.
     *
     * @throws NotTested when it is answered like a plain creation
     */
    public void ask(Subject forked, int position, long beyond, Request fork) {
        source = forked;
        request = fork;
        var answer = scene.client().wire().send(fork);
        scene.answer(answer);
        var model = forked.fork(fork.uri(), position);
        if (!cast.has(fork.uri())) {
            cast.enterFork(model);
            forked.speaking(Bodies::surplus);
        }
        if (answer.status() != 201) {
            if (answer.status() == 404 || answer.status() == 410) {
                scene.checkInTime();
            }
            if (Answers.isSuccess(answer)) {
                // A server that knows no forks confirms the stream that has the URL.
                scene.judgement().require(scene.operations().fork(forked.contentType()));
            }
            return;
        }
        if (beyond > 0) {
            model.appended(forked.after(position).first(beyond), Answers.nextOffset(answer));
        }
        if (model.everything().isEmpty() || Operations.isEmpty(read(model), model.contentType())) {
            scene.judgement().require(scene.operations().fork(forked.contentType()));
        }
        made.add(model.uri());
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
