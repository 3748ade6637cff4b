// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.Contents;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.cucumber.java.en.Given;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The streams that scenarios start from. */
public final class StreamSteps {

    /** The timestamp of the first record where a scenario does not name it. */
    private static final long EPOCH = 1000;

    private final Scene scene;

    public StreamSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a stream")
    public void stream() {
        var fresh = scene.freshStream();
        scene.subject(scene.writer().create(fresh.basin(), fresh.name(), null));
    }

    @Given("a stream with {int} record(s)")
    public void streamWithRecords(int count) {
        stream();
        scene.writer().appendNumbered(scene.subject(), count);
    }

    @Given("a stream with {int} records in batches of {int}")
    public void streamWithBatches(int count, int batch) {
        stream();
        for (int left = count; left > 0; left -= batch) {
            append(Writer.numbered(scene.subject(), Math.min(left, batch)));
        }
    }

    @Given("a stream with records at the timestamps {numbers}")
    public void streamWithTimestamps(List<Integer> timestamps) {
        streamRequiringTimestamps();
        timestamps.forEach(this::appendAt);
    }

    @Given("a stream with a record at the timestamp {int}")
    public void streamWithTimestamp(int timestamp) {
        streamRequiringTimestamps();
        appendAt(timestamp);
    }

    @Given("a stream with {int} records, {int} at each timestamp from 1000 on")
    public void streamWithRuns(int count, int run) {
        streamRequiringTimestamps();
        var records = IntStream.range(0, count)
                .mapToObj(number -> NewRecord.numbered(number).at(EPOCH + number / run))
                .toList();
        // Batches whose size has no factor in common with the runs, so that no run is a batch of its own.
        var size = 2 * run + 1;
        for (int from = 0; from < count; from += size) {
            append(records.subList(from, Math.min(count, from + size)));
        }
    }

    @Given("a stream with records of {numbers} metered bytes")
    public void streamWithSizes(List<Integer> sizes) {
        stream();
        sizes.forEach(this::appendSized);
    }

    @Given("a stream with {int} record(s) of {int} metered bytes")
    public void streamWithSizes(int count, int size) {
        stream();
        Stream.generate(() -> size).limit(count).forEach(this::appendSized);
    }

    @Given("^a stream whose only record has (.+)$")
    public void streamWithRecord(String words) {
        stream();
        var record = new Contents(scene.random()).named(words);
        scene.writer().append(scene.subject(), List.of(record), Format.BASE64);
    }

    @Given("a stream name that nobody uses")
    public void noStream() {
        scene.subject(scene.freshStream());
    }

    @Given("a stream name that nobody uses, in a basin that creates streams when they are read")
    public void noStreamUntilRead() {
        var config = Documents.object().put(Vocabulary.MEMBER_CREATE_STREAM_ON_READ, true);
        scene.subject(scene.freshStream(scene.basin(config.toString())));
    }

    @Given("a stream name that nobody uses, in a basin that creates streams when they are appended to")
    public void noStreamUntilAppend() {
        var config = Documents.object().put(Vocabulary.MEMBER_CREATE_STREAM_ON_APPEND, true);
        scene.subject(scene.freshStream(scene.basin(config.toString())));
    }

    @Given("a stream that begins with a fence command of {int} metered bytes")
    public void fencedStream(int size) {
        stream();
        var rest = size - NewRecord.fence("").metered();
        append(List.of(NewRecord.fence("t".repeat(Math.toIntExact(rest)))));
    }

    @Given("a stream that takes the timestamps of its writers")
    public void streamRequiringTimestamps() {
        var fresh = scene.freshStream();
        scene.subject(
                scene.writer().create(fresh.basin(), fresh.name(), Writer.timestamping(Vocabulary.CLIENT_REQUIRE)));
    }

    private void appendAt(long timestamp) {
        scene.writer().appendAt(scene.subject(), timestamp, 1);
    }

    private void appendSized(int size) {
        scene.writer().appendSized(scene.subject(), size);
    }

    private void append(List<NewRecord> records) {
        scene.writer().append(scene.subject(), records);
    }
}
