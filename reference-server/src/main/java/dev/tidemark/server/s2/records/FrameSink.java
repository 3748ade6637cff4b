// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.http.Outlet;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Encoding;
import dev.tidemark.server.s2.S2Problem;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** A session as frames with protobuf messages (s2s.md). A batch without records is a heartbeat. */
final class FrameSink implements ReadSession.Sink {

    /** What is larger takes too long to be compressed between two events. */
    private static final int QUICK = 1 << 16;

    private final Outlet outlet;
    private final Encoding encoding;
    private final Context context;
    private Future<Void> written = Future.succeededFuture();

    FrameSink(Outlet outlet, Encoding encoding, Context context) {
        this.outlet = outlet;
        this.encoding = encoding;
        this.context = context;
    }

    @Override
    public void batch(List<LogRecord> records, Optional<Place> tail) {
        byte[] message = Proto.readBatch(records, tail);
        if (!Frame.fits(message)) {
            // Only the other protocol can write such a record.
            throw S2Problem.of(Code.INVALID, "The next record is too large for a frame.");
        }
        if (encoding == Encoding.NONE || message.length <= QUICK) {
            outlet.write(Frame.regular(message, encoding));
            return;
        }
        Future<Buffer> compressed = context.owner().executeBlocking(() -> Frame.regular(message, encoding), false);
        // One step, not a handler beside the future: that could be seen as complete before the handler has run.
        written = compressed.map(frame -> {
            outlet.write(frame);
            return null;
        });
    }

    @Override
    public void heartbeat(Place tail) {
        outlet.write(Frame.regular(Proto.readBatch(List.of(), Optional.of(tail)), Encoding.NONE));
    }

    @Override
    public void whenReady(Runnable action) {
        afterwards(() -> outlet.whenReady(action));
    }

    @Override
    public void end() {
        afterwards(outlet::end);
    }

    @Override
    public void fail(S2Problem problem) {
        afterwards(() -> {
            outlet.write(Frame.terminal(problem));
            outlet.end();
        });
    }

    @Override
    public void drop() {
        outlet.drop();
    }

    /** Runs the action when the batch before it is compressed and sent. */
    private void afterwards(Runnable action) {
        if (written.succeeded()) {
            action.run();
        } else {
            written.onSuccess(done -> action.run()).onFailure(lost -> outlet.drop());
        }
    }
}
