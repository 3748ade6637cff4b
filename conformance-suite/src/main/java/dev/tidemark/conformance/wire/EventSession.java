// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.message.Event;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.RawEventSession;
import java.time.Duration;
import java.util.Optional;

/**
 * An open event stream as a browser hands it on, one event after the other: a block without data is no event, and one without a type is a
 * message.
 */
public final class EventSession implements AutoCloseable {

    private final RawEventSession session;
    private int taken;

    EventSession(RawEventSession session) {
        this.session = session;
    }

    /** The answer so far: status, header fields and the first bytes of the body. */
    public Response answer() {
        return session.answer();
    }

    /**
     * The next event, or empty when the stream has ended.
     *
     * @throws dev.tidemark.reports.contract.Broken when more came than a scenario can have written
     */
    public Optional<Event> next(Duration within) throws Silence {
        var end = System.nanoTime() + within.toNanos();
        for (var next = event(end); next.isPresent(); next = event(end)) {
            taken++;
            var raw = next.get();
            if (raw.data().isPresent()) {
                var type = raw.name().filter(name -> !name.isEmpty()).orElse("message");
                return Optional.of(new Event(type, raw.data().get()));
            }
        }
        if (session.hasEnded()) {
            return Optional.empty();
        }
        throw new Silence();
    }

    private Optional<RawEvent> event(long end) {
        return session.event(taken, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }

    /** The server sent nothing within the time given, and did not end the stream either. */
    public static final class Silence extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() {
        session.close();
    }
}
