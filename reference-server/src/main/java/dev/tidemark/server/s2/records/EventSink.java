// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.http.Outlet;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.s2.S2Problem;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** A session as server-sent events (openapi.json, {@code ReadEvent}). */
final class EventSink implements ReadSession.Sink {

    private final Outlet outlet;
    private final Format format;
    private long count;
    private long bytes;

    /** @param last how far the reader had come on its earlier connections */
    EventSink(Outlet outlet, Format format, Optional<LastEventId> last) {
        this.outlet = outlet;
        this.format = format;
        this.count = last.map(LastEventId::count).orElse(0L);
        this.bytes = last.map(LastEventId::bytes).orElse(0L);
    }

    @Override
    public void batch(List<LogRecord> records, Optional<Place> tail) {
        count += records.size();
        bytes += Bounds.metered(records);
        var id = new LastEventId(records.get(records.size() - 1).at().sequence(), count, bytes);
        outlet.write(event("event: batch\nid: " + id + "\ndata: ", RecordsJson.batch(records, tail, format)));
    }

    @Override
    public void heartbeat(Place tail) {
        outlet.write(event("event: ping\ndata: ", RecordsJson.ping(System.currentTimeMillis(), tail)));
    }

    @Override
    public void whenReady(Runnable action) {
        outlet.whenReady(action);
    }

    @Override
    public void end() {
        outlet.write(Buffer.buffer("data: [DONE]\n\n"));
        outlet.end();
    }

    @Override
    public void fail(S2Problem problem) {
        outlet.write(Buffer.buffer("event: error\ndata: " + problem.body() + "\n\n"));
        outlet.end();
    }

    @Override
    public void drop() {
        outlet.drop();
    }

    /** JSON has no line ends of its own here, so it is one line of data. */
    private static Buffer event(String head, byte[] json) {
        return Buffer.buffer(head.length() + json.length + 2)
                .appendString(head)
                .appendBytes(json)
                .appendString("\n\n");
    }
}
