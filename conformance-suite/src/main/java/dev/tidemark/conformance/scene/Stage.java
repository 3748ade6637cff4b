// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.target.Dimension;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Exchange;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.message.TranscriptJson;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MediaTypes;
import io.cucumber.java.Scenario;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the steps of one scenario share, whatever the protocol: the run they belong to, a recorded wire, the stream the scenario is about,
 * the last answer or read, and what is left to tidy up. Created for every scenario anew.
 *
 * @param <S> a stream and what it must contain
 * @param <R> a read under way or done
 */
public abstract class Stage<S, R extends Waiting> {

    /** What has to go on for longer than so many answers may take does not come to an end. */
    private static final int ANSWERS = 6;

    private static final int WAITS = 2;

    /** What scenarios themselves have a reader wait for, and more. */
    private static final Duration LONGEST_STEP = Duration.ofSeconds(60);

    /** What is not removed by then is removed later or not at all; the case is over. */
    private static final Duration TO_TIDY = Duration.ofSeconds(10);

    private final Examination examination = Examination.current();
    private final Wire wire = newWire();
    /** Filled from the threads of a race as well. */
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    /** Likewise. */
    private final Queue<Request> leftovers = new ConcurrentLinkedQueue<>();

    private final Queue<Runnable> loose = new ConcurrentLinkedQueue<>();
    private Examination.Registration giveUp = () -> {};
    private Random random = new Random(examination.seed());
    private S subject;
    private Response answer;
    private boolean unseen;
    private R reading;
    private boolean readLast;
    private boolean readUnseen;
    private Span took = Span.none();
    private Judgement judgement = Judgement.OF_NO_RULE;
    private Collection<String> tags = List.of();
    private CaseDeadline deadline;

    /** Before the first step. */
    public final void begin(Scenario scenario) {
        wire.isAbout(Subjects.of(scenario.getSourceTagNames(), target().protocols()));
        giveUp = examination.whenGivenUp(() -> wire.giveUp(() -> new AssertionError("the run was ended")));
        random = new Random(examination.seed() ^ (scenario.getUri() + ":" + scenario.getLine()).hashCode());
        tags = scenario.getSourceTagNames();
        judgement = new Judgement(scenario.getSourceTagNames().stream()
                .map(tag -> tag.substring(1))
                .collect(Collectors.toSet()));
        var limit = CaseTime.of(scenario.getSourceTagNames(), examination);
        deadline = new CaseDeadline(limit, watchdog().lateness(), System::nanoTime, wire::giveUp);
        watchdog().add(deadline);
    }

    /** The way in which this case is run; the first one where it is not run in each. */
    public final Dimension.Way way(Dimension dimension) {
        return dimension.of(tags);
    }

    /** What a refusal says in this scenario. */
    public final Judgement judgement() {
        return judgement;
    }

    /** After the last step: gives up what is open, hands in the evidence, and removes what the scenario created. */
    public final void end(Scenario scenario) {
        giveUp.close();
        if (deadline != null) {
            watchdog().remove(deadline);
            deadline.end();
        }
        loose.forEach(Runnable::run);
        tidy();
        scenario.attach(
                TranscriptJson.write(wire.transcript(), target().reach().secrets(), scenario.isFailed()),
                MediaTypes.EXCHANGES,
                "transcript");
        wire.remarks().forEach(this::note);
        notes.forEach(note -> scenario.attach(note, MediaTypes.OBSERVATION, "observation"));
    }

    public final Examination examination() {
        return examination;
    }

    public final Target target() {
        return examination.target();
    }

    /** Randomness of this scenario: the seed of the run mixed with the scenario's place. */
    public final Random random() {
        return random;
    }

    /** Puts a finding without a verdict into the report. */
    public final void note(String observation) {
        notes.add(observation);
    }

    /** The stream that the scenario is about. */
    public final S subject() {
        if (subject == null) {
            throw new IllegalStateException("no step has named a stream yet");
        }
        return subject;
    }

    /** Whether a step has named a stream. */
    protected final boolean hasSubject() {
        return subject != null;
    }

    public final void subject(S stream) {
        subject = stream;
    }

    /** The answer that the next Then speaks of: the latest one, a read's own while nothing else was asked since. */
    public final Response answer() {
        if (readLast) {
            var read = reading.answer();
            if (readUnseen) {
                readUnseen = false;
                wanted(read);
            }
            return read;
        }
        if (answer == null) {
            throw new IllegalStateException("no step has made a request yet");
        }
        settle();
        return answer;
    }

    public final void answer(Response response) {
        answer = response;
        unseen = true;
        readLast = false;
    }

    /**
     * To be called before the scenario goes on: when the last request was refused, as the scenario may want it, this makes sure that the
     * server grants the like.
     */
    protected final void settle() {
        if (unseen) {
            unseen = false;
            wanted(answer);
        }
    }

    /**
     * A refusal is what the scenario wants only of a server that grants the like. One for want of means says nothing about the like, which
     * could not be granted at such a moment either.
     */
    private void wanted(Response given) {
        if (given.status() >= 400 && !Judgement.isForWantOfMeans(given)) {
            kindOf(given).ifPresent(judgement::require);
        }
    }

    /**
     * The answer that the next Then speaks of, where it speaks of what only an answer to a granted request has.
     *
     * @throws dev.tidemark.reports.contract.Broken when the request was refused
     */
    public final Response success() {
        var given = answer();
        if (given.status() >= 400) {
            refused(given);
            throw new Broken("a request that is granted", Answered.summary(given));
        }
        return given;
    }

    /** A request was refused that should be granted: the place to excuse a target that may have done so for what passed on this side. */
    protected void refused(Response answer) {}

    /** The kind of request that this is the answer to; empty where no trial of it can be made. */
    protected abstract Optional<Operation> kindOf(Response answered);

    /** The request that this is the answer to. */
    protected final Optional<Request> requestOf(Response answered) {
        var exchanges = new ArrayList<>(wire.transcript().exchanges());
        Collections.reverse(exchanges);
        return exchanges.stream()
                .filter(exchange -> exchange.response() != null)
                .filter(exchange -> exchange.response().status() == answered.status()
                        && exchange.response().headers().equals(answered.headers()))
                .map(Exchange::request)
                .findFirst();
    }

    /** The answer to a request that prepares the scene; see {@link Judgement#granted}. */
    public final Response granted(Response response, String what, Integer... statuses) {
        return judgement.granted(response, what, kindOf(response), statuses);
    }

    /** The read that the next Then speaks of. */
    public final R reading() {
        if (reading == null) {
            throw new IllegalStateException("no step has read yet");
        }
        settle();
        return reading;
    }

    public final void reading(R newReading) {
        reading = newReading;
        readLast = true;
        readUnseen = true;
        atEnd(newReading::abandon);
    }

    /** Has something given up when the scenario has ended, before what it created is removed. */
    public final void atEnd(Runnable abandonment) {
        loose.add(abandonment);
    }

    /** How long the last read took until its answer was there. */
    public final Span took() {
        return took;
    }

    public final void took(Span span) {
        took = span;
    }

    /** Expectations that have to do with time. */
    public final Timing timing() {
        settle();
        return new Timing(
                examination,
                watchdog().lateness(),
                this::ask,
                span -> wire.targetTime(span.from().nanos(), span.to().nanos()));
    }

    /** A request that the target answers at once, whatever the scenario is about. */
    protected abstract void ask();

    /**
     * Something that goes on until the target says that it is over, see {@link Pursuit}.
     *
     * @param writes how many writes made what there is
     * @param written how much they wrote, in bytes, messages or records
     */
    public final Pursuit pursuit(String what, long writes, long written) {
        var limits = target().limits();
        var limit = examination
                .scaled(LONGEST_STEP)
                .plus(limits.answer().multipliedBy(ANSWERS))
                .plus(limits.longPoll().multipliedBy(WAITS));
        return new Pursuit(
                what, writes, written, limit, Moment.now(), watchdog().lateness());
    }

    /**
     * When a change of this resource was acknowledged last.
     *
     * @param change whether a request with this answer changed it
     */
    public final Optional<Moment> lastChange(URI resource, Predicate<Exchange> change) {
        return wire.transcript().exchanges().stream()
                .filter(exchange -> exchange.response() != null
                        && exchange.request().uri().equals(resource)
                        && change.test(exchange))
                .map(exchange -> exchange.at().plus(exchange.took()))
                .max(Comparator.naturalOrder())
                .map(at -> Moment.now().minus(Duration.between(at, Instant.now())));
    }

    private Watchdog watchdog() {
        return Watchdog.of(examination);
    }

    /** The wire whose transcript becomes the evidence. */
    protected final Wire wire() {
        return wire;
    }

    /** Sent when the scenario has ended. */
    protected final void leftover(Request removal) {
        leftovers.add(removal);
    }

    /** Aside from the evidence; what cannot be removed stays: no promise is about that here. */
    private void tidy() {
        var aside = newWire();
        var removals = leftovers.stream()
                .map(request -> aside.sendAsync(request).handle((response, failure) -> null))
                .toList();
        if (!Outcome.isThere(CompletableFuture.allOf(removals.toArray(CompletableFuture<?>[]::new)), TO_TIDY)) {
            var left = removals.stream().filter(removal -> !removal.isDone()).count();
            notes.add(left + " of the streams of this case were not removed within " + TO_TIDY.toSeconds() + " s");
        }
    }

    private Wire newWire() {
        return target().wire();
    }
}
