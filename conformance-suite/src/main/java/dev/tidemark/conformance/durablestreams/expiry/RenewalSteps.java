// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Lifetime;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Words;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Section 5.1: every kind of read and write begins the lifetime of an idle stream anew; all of them at the same time. */
public final class RenewalSteps {

    private static final int ATTEMPTS = 3;

    /** Servers may count in whole seconds. */
    private static final Duration COARSENESS = Duration.ofSeconds(1);

    /** How long after the first lifetime a stream is looked at; far from both ends of the second one. */
    private static final Duration AFTER = Duration.ofMillis(300);

    private final Scene scene;

    public RenewalSteps(Scene scene) {
        this.scene = scene;
    }

    /** A stream, what is done to it halfway, and when that was. */
    private static final class Touched {
        private final Touch touch;
        private final Subject stream;
        private final Moment begun;
        private final Moment created;
        private Moment touched;
        private Touch.Used used;

        private Touched(Touch touch, Subject stream, Moment begun, Moment created) {
            this.touch = touch;
            this.stream = stream;
            this.begun = begun;
            this.created = created;
        }

        private String name() {
            return Words.of(touch) + " of a " + stream.contentType() + " stream";
        }
    }

    /** What comes, and the type of the stream; all at the same time, each on a stream of its own with one message. */
    @Then("a stream with a TTL of {int} s outlives its first lifetime when halfway comes:")
    public void outlive(int seconds, DataTable touches) {
        var ttl = Duration.ofSeconds(seconds);
        var undecided = touches.asLists();
        for (int attempt = 0; attempt < ATTEMPTS && !undecided.isEmpty(); attempt++) {
            undecided = undecided(ttl, undecided);
        }
        if (!undecided.isEmpty()) {
            throw Lifetime.tooSlow();
        }
    }

    /** The same without a verdict. */
    @Then("it is noted whether a stream with a TTL of {int} s outlives its first lifetime when halfway comes {touch}")
    public void note(int seconds, Touch touch) {
        var ttl = Duration.ofSeconds(seconds);
        var stream = create(ttl, touch, Vocabulary.OCTET_STREAM);
        Patience.awaitMoment(stream.begun.plus(ttl.dividedBy(2)));
        touch.on(scene, stream.stream);
        Patience.awaitMoment(stream.created.plus(ttl).plus(AFTER));
        scene.note("after " + Words.of(touch) + " halfway, the stream " + (isGone(stream) ? "expires" : "lives on")
                + " when its first lifetime is over");
    }

    /** Those of which this round could not tell, because the machine was too slow. */
    private List<List<String>> undecided(Duration ttl, List<List<String>> touches) {
        var streams = touches.stream()
                .map(row -> create(ttl, Words.named(Touch.class, row.get(0)), row.get(1)))
                .toList();
        Patience.awaitMoment(streams.get(0).begun.plus(ttl.dividedBy(2)));
        var young = new ArrayList<Touched>();
        for (var each : streams) {
            each.touched = Moment.now();
            scene.subject(each.stream);
            Cell.check(each.name(), () -> {
                each.used = each.touch.on(scene, each.stream);
                var answer = each.used.answer();
                if (answer.filter(given -> !Answers.isSuccess(given)).isEmpty()) {
                    young.add(each);
                } else if (isWithin(each.begun, ttl)) {
                    granted(answer.get());
                }
            });
        }
        Patience.awaitMoment(streams.get(streams.size() - 1).created.plus(ttl).plus(AFTER));
        var decided = new ArrayList<Touched>();
        for (var each : young) {
            scene.subject(each.stream);
            Cell.check(each.name(), () -> {
                var gone = isGone(each);
                if (gone && isWithin(each.touched, ttl)) {
                    each.used
                            .waiting()
                            .filter(Reading::isOver)
                            .map(Reading::answer)
                            .ifPresent(this::granted);
                    throw new Broken(
                            "the stream to live for " + ttl.toSeconds() + " s more", "it was gone before that");
                }
                if (!gone) {
                    decided.add(each);
                }
            });
        }
        return IntStream.range(0, streams.size())
                .filter(i -> !decided.contains(streams.get(i)))
                .mapToObj(touches::get)
                .toList();
    }

    private Touched create(Duration ttl, Touch touch, String contentType) {
        var begun = Moment.now();
        var stream = scene.writer()
                .create(
                        scene.freshUri(),
                        contentType,
                        Bodies.message(contentType, 1),
                        Vocabulary.STREAM_TTL,
                        String.valueOf(ttl.toSeconds()));
        return new Touched(touch, stream, begun, Moment.now());
    }

    private boolean isGone(Touched each) {
        return scene.client().bulk().metadata(each.stream.uri()).status() != 200;
    }

    /** The use has to be granted, or the stream is gone too soon. */
    private void granted(Response answer) {
        scene.granted(answer, "a use after half of the lifetime", 200, 204);
    }

    private static boolean isWithin(Moment since, Duration ttl) {
        return since.span().isCertainlyWithin(ttl.minus(COARSENESS));
    }
}
