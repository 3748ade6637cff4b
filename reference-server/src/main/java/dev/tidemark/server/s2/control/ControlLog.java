// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.EventStream;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.state.ControlEvent;
import dev.tidemark.server.s2.control.state.ControlState;
import dev.tidemark.server.s2.control.state.EventJson;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The stream that basins and access tokens are the sum of. Nobody reaches it by its name: it begins with a character that
 * neither protocol takes. When it holds many more events than its state needs, one append adds a summary and trims
 * everything before it: either all of that is done or nothing.
 */
final class ControlLog {

    /** The name of the stream. */
    static final StreamName NAME = new StreamName("\u0001s2/control");

    private static final System.Logger LOG = System.getLogger(ControlLog.class.getName());
    private static final ContentType JSON = new ContentType("application/json");

    /** How many events more than needed are not worth a summary. */
    private static final long SLACK = 256;

    private final LogStore store;
    private final Clock clock;

    ControlLog(LogStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Reads all events, waiting for them.
     *
     * @throws ControlLogUnreadable if an event is none that this version knows
     */
    ControlState load() {
        ControlState state = new ControlState();
        EventStream.read(store, NAME, (sequence, body) -> state.apply(event(body)));
        return state;
    }

    /** Stores one more event, if it can. One at a time. */
    CompletionStage<Outcome> append(ControlEvent event) {
        return append(List.of(NewRecord.of(EventJson.write(event))), OptionalLong.empty())
                .thenCompose(outcome -> outcome instanceof Outcome.Missing
                        ? store.execute(new Command.Create(NAME, JSON, List.of(EventJson.write(event)), false))
                        : CompletableFuture.completedStage(outcome));
    }

    /** Sums the events up if there are too many of them; a failure is told and costs nothing but room. */
    CompletionStage<Void> tidy(ControlState state) {
        Optional<StreamState> stream = store.find(NAME);
        if (stream.isEmpty() || !isLong(stream.get(), state)) {
            return CompletableFuture.completedStage(null);
        }
        Instant now = clock.instant();
        long begin = stream.get().tail().sequence();
        return append(summary(state, now, begin), OptionalLong.of(begin)).handle((outcome, failure) -> {
            if (outcome instanceof Outcome.Recorded) {
                state.forgetExpired(now);
            } else {
                LOG.log(System.Logger.Level.WARNING, "the control log could not be summed up: " + outcome, failure);
            }
            return null;
        });
    }

    private static ControlEvent event(byte[] body) {
        try {
            return EventJson.read(body);
        } catch (S2Problem | DateTimeException unknown) {
            throw new ControlLogUnreadable(unknown);
        }
    }

    private static boolean isLong(StreamState stream, ControlState state) {
        long events = stream.tail().sequence() - stream.controls().trimPoint();
        return events > 2L * state.size() + SLACK;
    }

    /** @param begin the sequence of its first event */
    private static List<NewRecord> summary(ControlState state, Instant now, long begin) {
        List<NewRecord> records = new ArrayList<>();
        for (ControlEvent event : state.summary(now)) {
            records.add(NewRecord.of(EventJson.write(event)));
        }
        records.add(EventStream.trim(begin));
        return records;
    }

    private CompletionStage<Outcome> append(List<NewRecord> records, OptionalLong matchSequence) {
        return store.execute(new Command.AppendRecords(NAME, records, matchSequence, Optional.empty()));
    }
}
