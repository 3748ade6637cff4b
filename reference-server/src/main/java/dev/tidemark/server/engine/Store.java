// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.Stretch;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** A {@link LogStore}, wherever its changes are kept. */
public final class Store implements LogStore, Closeable {

    private static final int READERS = 4;

    private final Persistence persistence;
    private final Streams streams;
    private final Reading reading;
    private final long replayed;
    private final List<Consumer<StreamName>> listeners = new CopyOnWriteArrayList<>();
    private final List<CommitListener> commitListeners = new CopyOnWriteArrayList<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS);
    private final Writer writer;

    /**
     * Goes on where earlier ones have stopped.
     *
     * @param persistence where changes are kept; the store closes it
     * @param streams what readers see
     * @param catalog the same streams, for the one who writes
     * @param lastIndex the last index that is in use
     * @param replayed how many changes were not in the last checkpoint
     */
    public Store(
            Persistence persistence,
            Streams streams,
            Catalog catalog,
            long lastIndex,
            long replayed,
            Observer observer) {
        this.persistence = persistence;
        this.streams = streams;
        this.reading = new Reading(streams, persistence);
        this.replayed = replayed;
        this.writer = new Writer(
                persistence,
                streams,
                reading,
                catalog,
                lastIndex,
                observer,
                this::committed,
                name -> listeners.forEach(listener -> listener.accept(name)));
    }

    /** A store that is gone with the process. */
    public static Store inMemory(Observer observer) {
        return new Store(Persistence.NONE, new Streams(), new Catalog(), 0, 0, observer);
    }

    /** How many streams there are. */
    public int streams() {
        return streams.count();
    }

    /** Whether the last write succeeded: if not, the reason is in the log, and the next one is tried all the same. */
    public boolean writable() {
        return writer.writable();
    }

    /** Whether a write would succeed now: if the last one did not, this tries to write. */
    public CompletionStage<Boolean> checkWritable() {
        if (writer.writable() || writer.stopped()) {
            return CompletableFuture.completedStage(!writer.stopped());
        }
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        persistence.probe();
                        return true;
                    } catch (IOException stillNot) {
                        return false; // the reason is in the log since the write that failed
                    }
                },
                readers);
    }

    /** How many changes were found in the journal only when the store was opened. */
    public long replayed() {
        return replayed;
    }

    @Override
    public CompletionStage<Outcome> execute(Command command) {
        return writer.execute(command);
    }

    @Override
    public Optional<StreamState> find(StreamName name) {
        return living(name).map(StoredStream::state);
    }

    @Override
    public CompletionStage<ReadOutcome> read(StreamName name, Position from, int maxBytes) {
        Portion portion = Portion.ofBytes(maxBytes);
        return fresh(
                name,
                () -> readAsIs(
                        name, stream -> stream.read(from, portion), stream -> readOlder(name, stream, from, portion)));
    }

    @Override
    public CompletionStage<ReadOutcome> readPage(StreamName name, Position from, int maxBytes, Page.Room room) {
        Optional<StoredStream> found = living(name);
        if (found.isPresent() && found.get().state().settings().retention().isLimited()) {
            // Each record is looked at for its age.
            return read(name, from, maxBytes)
                    .thenApply(outcome -> outcome instanceof Slice slice ? page(slice, maxBytes, room) : outcome);
        }
        return readAsIs(
                name,
                stream -> stream.page(from, maxBytes, room),
                stream -> pageOlder(name, stream, from, maxBytes, room));
    }

    @Override
    public CompletionStage<ReadOutcome> readFrom(StreamName name, long sequence, Portion portion) {
        return fresh(
                name,
                () -> readAsIs(
                        name,
                        stream -> stream.readFrom(sequence, portion),
                        stream -> readOlderFrom(name, stream, sequence, portion)));
    }

    @Override
    public CompletionStage<ReadOutcome> readSince(StreamName name, long timestamp, Portion portion) {
        return fresh(
                name,
                () -> readAsIs(
                        name,
                        stream -> timestamp > stream.state().tailTimestamp()
                                ? stream.readFrom(Long.MAX_VALUE, portion)
                                : Optional.empty(),
                        stream -> readOlderFrom(name, stream, firstSince(stream, timestamp), portion)));
    }

    @Override
    public List<StreamState> list(String prefix, String after, int limit) {
        return streams.list(prefix, after)
                .filter(stream -> !stream.isOver())
                .limit(limit)
                .map(StoredStream::state)
                .toList();
    }

    /** Reads, and once more if what was read is too old by now, though nobody had noticed. */
    private CompletionStage<ReadOutcome> fresh(StreamName name, Supplier<CompletionStage<ReadOutcome>> read) {
        return read.get()
                .thenCompose(outcome -> isOutdated(outcome)
                        // Once only: what cannot be dropped now, since nothing can be written, is still good to read.
                        ? execute(new Command.Trim(name)).thenCompose(trimmed -> read.get())
                        : CompletableFuture.completedStage(outcome));
    }

    /** Reads from memory, and where that does not hold what is wanted, elsewhere, on a thread that may block. */
    private CompletionStage<ReadOutcome> readAsIs(
            StreamName name, Function<StoredStream, Optional<ReadOutcome>> memory, BlockingRead elsewhere) {
        Optional<StoredStream> found = living(name);
        if (found.isEmpty()) {
            return CompletableFuture.completedStage(new Outcome.Missing());
        }
        StoredStream stream = found.get();
        return memory.apply(stream)
                .map(CompletableFuture::completedStage)
                .orElseGet(() -> CompletableFuture.supplyAsync(() -> blocking(name, stream, elsewhere), readers))
                .thenApply(outcome -> {
                    if (outcome instanceof Stretch) {
                        stream.lease().touch();
                    }
                    return outcome;
                });
    }

    @Override
    public Hold hold(StreamState stream) {
        return streams.find(stream.id()).map(found -> found.lease().hold()).orElse(() -> {});
    }

    @Override
    public void onChange(Consumer<StreamName> listener) {
        listeners.add(listener);
    }

    @Override
    public void onCommit(CommitListener listener) {
        commitListeners.add(listener);
    }

    private void committed(Published published) {
        for (CommitListener listener : commitListeners) {
            listener.committed(published.name(), published.entry().change(), published.after());
        }
    }

    /** Answers all commands given so far, makes everything durable, and lets the folder go. */
    @Override
    public void close() throws IOException {
        writer.stop();
        readers.shutdown();
        persistence.close();
    }

    private Optional<StoredStream> living(StreamName name) {
        return streams.find(name).filter(stream -> !stream.isOver());
    }

    private ReadOutcome blocking(StreamName name, StoredStream stream, BlockingRead read) {
        try {
            return read.from(stream);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (RuntimeException failed) {
            if (isGone(name, stream)) {
                return new Outcome.Missing(); // its blocks vanished under the read
            }
            throw failed;
        }
    }

    private ReadOutcome readOlder(StreamName name, StoredStream stream, Position from, Portion portion)
            throws IOException {
        boolean fromStart = from.equals(Position.START);
        while (true) {
            Position at = fromStart ? stream.state().earliest() : from;
            List<LogRecord> found = reading.records(stream, at.sequence(), portion);
            if (isGone(name, stream)) {
                return new Outcome.Missing();
            }
            ReadOutcome answer = stream.answer(at, found, portion);
            if (!fromStart || !(answer instanceof Outcome.Dropped)) {
                return answer;
            }
        }
    }

    private ReadOutcome pageOlder(StreamName name, StoredStream stream, Position from, int maxBytes, Page.Room room)
            throws IOException {
        boolean fromStart = from.equals(Position.START);
        while (true) {
            Position at = fromStart ? stream.state().earliest() : from;
            Pin pin = persistence.pin();
            try {
                PageDraft draft = new PageDraft(stream.state().contentType().isJson(), maxBytes, room);
                reading.page(stream, at.sequence(), draft);
                if (isGone(name, stream)) {
                    return new Outcome.Missing();
                }
                ReadOutcome answer = stream.page(at, draft);
                if (!fromStart || !(answer instanceof Outcome.Dropped)) {
                    return answer;
                }
            } finally {
                pin.close();
            }
        }
    }

    private static Page page(Slice slice, int maxBytes, Page.Room room) {
        PageDraft draft = new PageDraft(slice.stream().contentType().isJson(), maxBytes, room);
        slice.records().forEach(draft::add);
        try {
            return new Page(slice.stream(), slice.from(), slice.next(), slice.isEmpty(), draft.write());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Repeats what was overtaken by a cut: the place to start at has moved. */
    private ReadOutcome readOlderFrom(StreamName name, StoredStream stream, long sequence, Portion portion)
            throws IOException {
        while (true) {
            Optional<ReadOutcome> inMemory = stream.readFrom(sequence, portion);
            if (inMemory.isPresent()) {
                return inMemory.get();
            }
            long start = Math.max(sequence, stream.firstSequence());
            List<LogRecord> found = reading.records(stream, start, portion);
            if (isGone(name, stream)) {
                return new Outcome.Missing();
            }
            Optional<ReadOutcome> answer = stream.answerFrom(found, portion);
            if (answer.isPresent() || start >= stream.firstSequence()) {
                return answer.orElseGet(() -> new ReadOutcome.NoSuchPosition(stream.state()));
            }
        }
    }

    /** The sequence of the first readable record with this timestamp or a later one: timestamps never fall. */
    private long firstSince(StoredStream stream, long timestamp) throws IOException {
        long low = stream.firstSequence();
        long high = stream.state().tail().sequence();
        while (low < high) {
            long middle = low + (high - low) / 2;
            List<LogRecord> found = reading.records(stream, middle, Portion.ofBytes(1));
            // What was dropped meanwhile lies before whatever is looked for.
            boolean before = found.isEmpty() || found.get(0).timestamp() < timestamp;
            low = before ? middle + 1 : low;
            high = before ? high : middle;
        }
        return low;
    }

    /** Whether records were read that are too old by now, though nobody has noticed yet. */
    private static boolean isOutdated(ReadOutcome outcome) {
        return outcome instanceof Slice slice
                && !slice.isEmpty()
                && slice.stream()
                        .settings()
                        .retention()
                        .isOutdated(slice.records().get(0).arrived(), System.currentTimeMillis());
    }

    private boolean isGone(StreamName name, StoredStream stream) {
        return streams.find(name).filter(stream::equals).isEmpty();
    }

    /** A read that takes its time. */
    @FunctionalInterface
    private interface BlockingRead {
        ReadOutcome from(StoredStream stream) throws IOException;
    }
}
