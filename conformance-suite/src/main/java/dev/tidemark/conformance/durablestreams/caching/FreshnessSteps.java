// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Lifetime;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StatedStreams;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.CacheControl;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Sections 5.5, 5.6 and 10.1: how long a copy may be used without asking, against what can still change on the page. */
public final class FreshnessSteps {

    private static final String IMMUTABLE = "immutable";

    private final Scene scene;
    private final StatedStreams streams;
    private final List<Subject> ending = new ArrayList<>();
    private Moment begun;
    private Duration lifetime = Duration.ZERO;

    public FreshnessSteps(Scene scene, StatedStreams streams) {
        this.scene = scene;
        this.streams = streams;
    }

    @Given("a {kind} with the TTL {int} and one that ends in as many seconds, each open and closed")
    public void ending(String contentType, int seconds) {
        begun = Moment.now();
        lifetime = Duration.ofSeconds(seconds);
        var end = Instant.now()
                .plusSeconds(seconds)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        for (var close : new boolean[] {false, true}) {
            ending.add(filled(contentType, close, Vocabulary.STREAM_TTL, String.valueOf(seconds)));
            ending.add(filled(contentType, close, Vocabulary.STREAM_EXPIRES_AT, end));
        }
    }

    /** A page at the tail has no data; whatever comes next, more data or the end, comes at this very URL. */
    @Then("no cache may keep a read at the tail of each for more than {int} seconds or for good")
    public void tailNotKept(int longest) {
        streams.each((state, stream) -> {
            checkShort(read(stream, stream.tail(), Mode.CATCH_UP), longest);
            if (stream.everything().isEmpty()) {
                checkShort(read(stream, null, Mode.CATCH_UP), longest);
                checkShort(read(stream, Vocabulary.BEGINNING, Mode.CATCH_UP), longest);
            }
        });
    }

    @Then("no cache may keep the last page of each for more than {int} seconds or for good, read in {mode} mode")
    public void lastPageNotKept(int longest, Mode mode) {
        streams.each((state, stream) -> {
            for (int position = 0; position < stream.length(); position++) {
                checkShort(read(stream, stream.offset(position), mode), longest);
            }
            checkShort(read(stream, Vocabulary.BEGINNING, mode), longest);
        });
    }

    @Then("no cache may keep the answer to a long-poll of each that brought nothing")
    public void idleNotKept() {
        var waiting = new ArrayList<Reading>();
        streams.each((state, stream) -> {
            var reading = scene.bulkReader().await(stream, stream.tail());
            scene.reading(reading);
            reading.abandon(); // nobody asks again: the end of the first wait is looked at
            waiting.add(reading);
        });
        var each = waiting.iterator();
        streams.each((state, stream) -> {
            var answer = Scene.expect(each.next().answer(), "a long-poll that brought nothing", 204);
            if (answer.header(Vocabulary.CACHE_CONTROL).isPresent()) {
                checkShort(answer, 0);
            }
        });
    }

    @Then("no cache may use the metadata of each unasked")
    public void metadataNotKept() {
        streams.each((state, stream) -> {
            var answer = Scene.expect(scene.client().bulk().metadata(stream.uri()), "a request for the metadata", 200);
            var control = CacheControl.of(answer);
            if (!control.neverUsedUnasked() || control.has(IMMUTABLE)) {
                throw new Broken("no-store, or max-age=0 with must-revalidate", control.toString());
            }
        });
    }

    @Then("no cache may keep any page of them for more than {int} seconds")
    public void notBeyondTheEnd(int seconds) {
        for (var stream : ending) {
            scene.subject(stream);
            for (var token : List.of(Vocabulary.BEGINNING, stream.offset(1), stream.tail())) {
                var what = "a " + (stream.isClosed() ? "closed " : "") + stream.contentType()
                        + " stream that ends, from " + token;
                Cell.check(what, () -> {
                    var control = CacheControl.of(readInTime(stream, token));
                    if (!control.neverUsedUnasked() && control.freshness().orElse(0) > seconds) {
                        throw new Broken("at most max-age=" + seconds, control.toString());
                    }
                });
            }
        }
    }

    /** A stream may have ended meanwhile on a machine that is slow enough. */
    private Response readInTime(Subject stream, String token) {
        var reading = scene.bulkReader().read(stream, token, Mode.CATCH_UP);
        scene.reading(reading);
        if (reading.answer().status() == 404 && !begun.span().isCertainlyWithin(lifetime.minusSeconds(1))) {
            throw Lifetime.tooSlow();
        }
        return Scene.expect(reading.answer(), "a read", 200);
    }

    private static void checkShort(Response answer, int longest) {
        var control = CacheControl.of(answer);
        if (control.neverUsedUnasked()) {
            return;
        }
        if (control.has(IMMUTABLE) || control.freshness().orElse(0) > longest) {
            throw new Broken("at most max-age=" + longest + " and no immutable on what may change", control.toString());
        }
    }

    private Subject filled(String contentType, boolean close, String header, String value) {
        var stream = scene.writer().create(scene.freshUri(), contentType, null, header, value);
        scene.writer().appendMessages(stream, 2);
        if (close) {
            scene.writer().close(stream);
        }
        return stream;
    }

    private Response read(Subject stream, String token, Mode mode) {
        var reading = scene.bulkReader().read(stream, token, mode);
        scene.reading(reading);
        return Scene.expect(reading.answer(), "a read", 200);
    }
}
