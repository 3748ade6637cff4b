// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.http.Outlet;
import dev.tidemark.server.log.Chain;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Encoding;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * A session that appends (s2s.md): every batch that comes in is submitted at once, and answered in its turn once it is
 * stored. The first that is refused ends the session, and none behind it is stored. All its steps run on one context.
 */
final class AppendSession {

    /** How many bytes may be submitted and not answered; then no more are read. */
    private static final int IN_FLIGHT = 4 << 20;

    /** What a batch costs besides its bytes. */
    private static final int OVERHEAD = 256;

    /** How long a client may go on sending what is not read any more. */
    private static final long LINGER_MILLIS = 5000;

    private final LogStore store;
    private final BodyMemory memory;
    private final S2Request request;
    private final HttpServerRequest http;
    private final StreamState stream;
    private final Context context;
    private final Outlet outlet;
    private final FrameDecoder frames = new FrameDecoder();
    private final Chain chain = new Chain();
    private final ArrayDeque<Submitted> submitted = new ArrayDeque<>();
    private int inFlight;
    private boolean paused;
    private boolean draining;
    private boolean inputOver;
    private Optional<S2Problem> problem = Optional.empty();
    private boolean ended;

    AppendSession(
            LogStore store,
            BodyMemory memory,
            SendMemory sending,
            S2Request request,
            StreamState stream,
            Context context) {
        this.store = store;
        this.memory = memory;
        this.request = request;
        this.http = request.http().request();
        this.stream = stream;
        this.context = context;
        this.outlet = Outlets.begin(request.http(), Protocol.SESSION, sending, context);
    }

    /** Answers that the session is open, and reads; must be called on the context. */
    void start() {
        http.handler(this::received);
        http.endHandler(over -> inputOver());
        http.exceptionHandler(broken -> {
            ended = true; // nobody can be told what becomes of what was submitted
            inputOver = true;
        });
        outlet.write(Buffer.buffer());
        http.resume();
    }

    /** Takes no more, because the server stops; what was submitted is still answered. */
    void finish() {
        context.runOnContext(now -> stop(S2Problem.of(Code.SERVER_DRAINING, "The server stops.")));
    }

    private void received(Buffer part) {
        if (ended || problem.isPresent()) {
            return;
        }
        frames.add(part);
        try {
            for (Optional<byte[]> message = frames.next(); message.isPresent(); message = frames.next()) {
                submit(message.get());
            }
        } catch (S2Problem malformed) {
            stop(malformed);
        }
        flow();
    }

    private void submit(byte[] message) {
        AppendInput input = parsed(message).checked();
        Appends.check(input, request, stream);
        int size = message.length + OVERHEAD;
        if (!memory.take(size)) {
            throw S2Problem.of(Code.RATE_LIMITED, "Too many bodies are on their way in; try again.");
        }
        Submitted one = new Submitted(size);
        submitted.add(one);
        inFlight += size;
        store.execute(input.to(stream.name(), Optional.of(chain)))
                .whenComplete((outcome, failure) -> context.runOnContext(stored -> settle(one, outcome, failure)));
    }

    private static AppendInput parsed(byte[] message) {
        try {
            return Proto.appendInput(message);
        } catch (IOException malformed) {
            throw FrameDecoder.malformed("it is no AppendInput");
        }
    }

    private void inputOver() {
        inputOver = true;
        if (frames.isIncomplete()) {
            stop(FrameDecoder.malformed("it is not complete"));
        }
        answer();
    }

    /** Takes no more input; what was submitted before is answered first. */
    private void stop(S2Problem reason) {
        if (problem.isEmpty()) {
            problem = Optional.of(reason);
            answer();
        }
    }

    private void settle(Submitted one, Outcome outcome, Throwable failure) {
        one.outcome = outcome;
        one.failure = failure;
        one.settled = true;
        inFlight -= one.size;
        memory.release(one.size);
        answer();
        flow();
    }

    /** Sends the answers that have their turn. */
    private void answer() {
        Buffer acks = Buffer.buffer();
        while (!ended && !submitted.isEmpty() && submitted.peek().settled) {
            Submitted one = submitted.poll();
            try {
                acks.appendBuffer(Frame.regular(Proto.appendAck(one.ack()), Encoding.NONE));
            } catch (S2Problem refused) {
                end(acks.appendBuffer(Frame.terminal(refused)));
                return;
            }
        }
        if (submitted.isEmpty() && problem.isPresent()) {
            end(acks.appendBuffer(Frame.terminal(problem.get())));
        } else if (submitted.isEmpty() && inputOver) {
            end(acks);
        } else if (!ended && acks.length() > 0) {
            outlet.write(acks);
        }
    }

    private void end(Buffer last) {
        if (ended) {
            return;
        }
        ended = true;
        if (last.length() > 0) {
            outlet.write(last);
        }
        outlet.end();
        if (!inputOver) {
            context.owner().setTimer(LINGER_MILLIS, late -> {
                if (!inputOver) {
                    outlet.drop();
                }
            });
        }
    }

    /** Reads no faster than batches are stored, and than the client takes its answers. */
    private void flow() {
        boolean over = ended || problem.isPresent();
        boolean unread = !over && outlet.isFull();
        boolean full = unread || (!over && inFlight >= IN_FLIGHT);
        if (full && !paused) {
            http.pause();
        } else if (!full && paused) {
            http.resume();
        }
        paused = full;
        if (unread && !draining) {
            draining = true;
            outlet.whenReady(() -> {
                draining = false;
                flow();
            });
        }
    }

    /** A batch that was handed to the log. */
    private static final class Submitted {

        private final int size;
        private Outcome outcome;
        private Throwable failure;
        private boolean settled;

        private Submitted(int size) {
            this.size = size;
        }

        private Ack ack() {
            if (failure != null) {
                throw S2Problem.of(failure);
            }
            return Results.ack(outcome);
        }
    }
}
