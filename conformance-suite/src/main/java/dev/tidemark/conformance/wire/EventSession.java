// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.ErrorStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.logging.LDLogger;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An open event stream. Events are decoded by a library that follows the HTML standard; reading happens on a thread of its own, so that a
 * silent server can be told from an ended stream.
 */
public final class EventSession implements AutoCloseable {

    /** Marks the end of the stream in the queue. */
    private static final Event END = new Event("", "");

    private final int status;
    private final List<Header> headers;
    private final RecordedInput input;
    private final Consumer<Response> whenClosed;
    private volatile Error givenUp;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    private EventSession(int status, List<Header> headers, RecordedInput input, Consumer<Response> whenClosed) {
        this.status = status;
        this.headers = headers;
        this.input = input;
        this.whenClosed = whenClosed;
    }

    static EventSession open(Request request, Duration within, Consumer<Response> whenClosed) throws IOException {
        try {
            var response = PlainSender.CLIENT.send(PlainSender.toJdk(request, within), BodyHandlers.ofInputStream());
            var input = new RecordedInput(response.body());
            var session = new EventSession(response.statusCode(), PlainSender.headers(response), input, whenClosed);
            var reader = new Thread(session::readAll, "event-session");
            reader.setDaemon(true);
            reader.start();
            return session;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** The answer so far: status, header fields and the bytes that have arrived. */
    public Response answer() {
        return new Response(status, headers, input.seen());
    }

    /** The next event, or empty when the stream has ended. */
    public Optional<Event> next(Duration within) throws Silence {
        try {
            var event = events.poll(within.toMillis(), TimeUnit.MILLISECONDS);
            if (givenUp != null) {
                throw givenUp;
            }
            if (event == null) {
                throw new Silence();
            }
            if (event == END) {
                events.add(END);
                return Optional.empty();
            }
            return Optional.of(event);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Silence();
        }
    }

    /** The server sent nothing within the time given, and did not end the stream either. */
    public static final class Silence extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() {
        whenClosed.accept(answer());
        input.closeQuietly();
    }

    void giveUp(Error reason) {
        givenUp = reason;
        events.add(END);
        input.closeQuietly();
    }

    private void readAll() {
        try (var source = new EventSource.Builder(new Connected(input))
                .errorStrategy(ErrorStrategy.alwaysThrow())
                .logger(LDLogger.none())
                .build()) {
            while (true) {
                var message = source.readMessage();
                events.add(new Event(message.getEventName(), message.getData()));
            }
        } catch (StreamException ended) {
            events.add(END);
        }
    }

    /** Hands an answer that is already open to the library, which would otherwise make its own connection. */
    private static final class Connected extends ConnectStrategy {
        private final RecordedInput input;

        private Connected(RecordedInput input) {
            this.input = input;
        }

        @Override
        public Client createClient(LDLogger logger) {
            return new Client() {
                private final URI origin = URI.create("http://target");

                @Override
                public Result connect(String lastEventId) {
                    Closeable closer = input::closeQuietly;
                    return new Result(input, origin, closer);
                }

                @Override
                public boolean awaitClosed(long millis) {
                    return true;
                }

                @Override
                public URI getOrigin() {
                    return origin;
                }

                @Override
                public void close() {
                    input.closeQuietly();
                }
            };
        }
    }
}
