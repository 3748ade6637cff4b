// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.expiry;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Lifetime;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        private final String touch;
        private final Subject stream;
        private final Moment begun;
        private final Moment created;
        private Moment touched;
        private Optional<Reading> waiting = Optional.empty();

        private Touched(String touch, Subject stream, Moment begun, Moment created) {
            this.touch = touch;
            this.stream = stream;
            this.begun = begun;
            this.created = created;
        }

        private String name() {
            return touch + " of a " + stream.contentType() + " stream";
        }
    }

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

    /** Those of which this round could not tell, because the machine was too slow. */
    private List<List<String>> undecided(Duration ttl, List<List<String>> touches) {
        var streams = touches.stream().map(row -> create(ttl, row)).toList();
        Patience.awaitMoment(streams.get(0).begun.plus(ttl.dividedBy(2)));
        var young = new ArrayList<Touched>();
        for (var each : streams) {
            each.touched = Moment.now();
            scene.subject(each.stream);
            Cell.check(each.name(), () -> {
                var answer = touch(each);
                if (answer.filter(given -> !Answers.isSuccess(given)).isEmpty()) {
                    young.add(each);
                } else if (isWithin(each.begun, ttl)) {
                    used(answer.get());
                }
            });
        }
        Patience.awaitMoment(streams.get(streams.size() - 1).created.plus(ttl).plus(AFTER));
        var decided = new ArrayList<Touched>();
        for (var each : young) {
            scene.subject(each.stream);
            Cell.check(each.name(), () -> {
                var gone = scene.client().bulk().metadata(each.stream.uri()).status() != 200;
                if (gone && isWithin(each.touched, ttl)) {
                    each.waiting.filter(Reading::isOver).map(Reading::answer).ifPresent(this::used);
                    throw new Broken(
                            "the stream to live for " + ttl.toSeconds() + " s more", "it was gone before that");
                }
                if (!gone) {
                    decided.add(each);
                }
            });
        }
        var left = new ArrayList<List<String>>();
        for (int i = 0; i < streams.size(); i++) {
            if (!decided.contains(streams.get(i))) {
                left.add(touches.get(i));
            }
        }
        return left;
    }

    private Touched create(Duration ttl, List<String> row) {
        var contentType = row.get(1);
        var begun = Moment.now();
        var stream = scene.writer()
                .create(
                        scene.freshUri(),
                        contentType,
                        Bodies.message(contentType, 1),
                        Vocabulary.STREAM_TTL,
                        String.valueOf(ttl.toSeconds()));
        return new Touched(row.get(0), stream, begun, Moment.now());
    }

    /** The use has to be granted, or the stream is gone too soon. */
    private void used(Response answer) {
        scene.granted(answer, "a use after half of the lifetime", 200, 204);
    }

    /** What the touch is answered with; empty for those that wait for news, which are not waited for. */
    private Optional<Response> touch(Touched each) {
        var stream = each.stream;
        return switch (each.touch) {
            case "a read from the start" -> read(stream, null);
            case "a read from -1" -> read(stream, Vocabulary.BEGINNING);
            case "a read at the tail" -> read(stream, stream.tail());
            case "a read from now" -> read(stream, Vocabulary.NOW);
            case "a long-poll with data" ->
                send(Client.readRequest(stream.uri(), Vocabulary.BEGINNING, Mode.LONG_POLL));
            case "a long-poll at the tail" -> await(each, stream.tail());
            case "a long-poll from now" -> await(each, Vocabulary.NOW);
            case "an event stream from -1" -> follow(stream, Vocabulary.BEGINNING);
            case "an event stream at the tail" -> follow(stream, stream.tail());
            case "an event stream from now" -> follow(stream, Vocabulary.NOW);
            default -> send(write(each.touch, stream));
        };
    }

    private static Request write(String touch, Subject stream) {
        var append = Client.append(stream.uri(), stream.contentType(), Bodies.message(stream.contentType(), 2));
        var close = Request.of("POST", stream.uri()).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
        var tuple = ProducerTuple.of(0, 0);
        return switch (touch) {
            case "an append" -> append;
            case "an append with a sequence" -> append.with(Vocabulary.STREAM_SEQ, "1");
            case "an append of a producer" -> tuple.on(append);
            case "a close" -> close;
            case "a close of a producer" -> tuple.on(close);
            case "a final append" -> append.with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
            case "a final append of a producer" -> tuple.on(append).with(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
            default -> throw new IllegalArgumentException("nothing that touches a stream is called " + touch);
        };
    }

    private Optional<Response> read(Subject stream, String token) {
        return send(Client.readRequest(stream.uri(), token, Mode.CATCH_UP));
    }

    private Optional<Response> await(Touched each, String token) {
        var longPoll = Client.readRequest(each.stream.uri(), token, Mode.LONG_POLL);
        each.waiting = Optional.of(scene.reader().awaitOnce(each.stream, longPoll));
        return Optional.empty();
    }

    private Optional<Response> follow(Subject stream, String token) {
        var reading = scene.reader().read(stream, token, Mode.SSE);
        var answer = reading.answer();
        reading.abandon();
        return Optional.of(answer);
    }

    private Optional<Response> send(Request request) {
        return Optional.of(Outcome.of(scene.client().wire().sendAsync(request)));
    }

    private static boolean isWithin(Moment since, Duration ttl) {
        return since.span().isCertainlyWithin(ttl.minus(COARSENESS));
    }
}
