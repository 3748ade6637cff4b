// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A stream in memory: messages, each with one position. */
final class FakeStream {
    private final String type;
    private final String instance = UUID.randomUUID().toString();
    private final List<Buffer> messages = new ArrayList<>();
    private final FakeProducers producers = new FakeProducers();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private boolean closed;
    private String lastSequence = "";

    private FakeStream source;
    private String forkedAs = "";
    private int forks;
    private boolean deleted;
    private final FakeLifetime lifetime;
    private final int kept;

    /** @param kept how many of the last messages stay */
    FakeStream(String type, FakeLifetime lifetime, int kept) {
        this.type = type;
        this.lifetime = lifetime;
        this.kept = kept;
    }

    /** A copy up to a position and so many bytes or messages beyond it. */
    FakeStream fork(int position, int beyond, FakeLifetime forkLifetime, String named) {
        FakeStream fork = new FakeStream(type, forkLifetime, kept);
        fork.messages.addAll(messages.subList(0, json() ? position + beyond : position));
        if (beyond > 0 && !json()) {
            fork.messages.add(messages.get(position).slice(0, beyond));
        }
        fork.source = this;
        fork.forkedAs = named;
        forks++;
        return fork;
    }

    /** How many bytes or messages there are after a position, up to the end of the message or of the stream. */
    int room(int position) {
        if (json() || position == tail()) {
            return tail() - position;
        }
        return messages.get(position).length();
    }

    String forkedAs() {
        return forkedAs;
    }

    Optional<FakeStream> source() {
        return Optional.ofNullable(source);
    }

    boolean hasForks() {
        return forks > 0;
    }

    void lose() {
        forks--;
    }

    boolean isDeleted() {
        return deleted;
    }

    void hide() {
        deleted = true;
    }

    FakeLifetime lifetime() {
        return lifetime;
    }

    /** The first position whose message is still there. */
    int earliest() {
        return Math.max(0, messages.size() - kept);
    }

    String type() {
        return type;
    }

    String instance() {
        return instance;
    }

    FakeProducers producers() {
        return producers;
    }

    boolean json() {
        return Request.isJson(type);
    }

    boolean text() {
        return json() || type.toLowerCase(java.util.Locale.ROOT).startsWith("text/");
    }

    boolean closed() {
        return closed;
    }

    int tail() {
        return messages.size();
    }

    static String offset(int position) {
        return String.format("%012d", position);
    }

    /** Appends a body; false when it is not valid. */
    boolean append(Buffer body, boolean emptyAllowed) {
        if (!json()) {
            messages.add(body);
            return true;
        }
        List<JsonNode> values = Json.messages(body);
        boolean valid = Json.value(body).isPresent() && (emptyAllowed || !values.isEmpty());
        if (valid) {
            values.forEach(value -> messages.add(Buffer.buffer(value.toString())));
        }
        return valid;
    }

    boolean advance(String sequence) {
        if (sequence != null && sequence.compareTo(lastSequence) <= 0) {
            return false;
        }
        lastSequence = sequence == null ? lastSequence : sequence;
        return true;
    }

    void close() {
        closed = true;
    }

    /** Where a read from here ends: behind the message that exceeds this many bytes. */
    int cut(int from, int bytes) {
        int end = Math.min(from, messages.size());
        for (int size = 0; end < messages.size() && size < bytes; end++) {
            size += messages.get(end).length();
        }
        return end;
    }

    Buffer read(int from) {
        return read(from, messages.size());
    }

    Buffer read(int from, int to) {
        List<Buffer> range = messages.subList(Math.min(from, to), to);
        Buffer body = Buffer.buffer();
        if (json()) {
            range.forEach(
                    message -> body.appendString(body.length() == 0 ? "[" : ",").appendBuffer(message));
            return range.isEmpty() ? Buffer.buffer("[]") : body.appendString("]");
        }
        range.forEach(body::appendBuffer);
        return body;
    }

    /** Runs the task at the next change. */
    void await(Runnable task) {
        waiting.add(task);
    }

    boolean awaited() {
        return !waiting.isEmpty();
    }

    void changed() {
        List<Runnable> woken = List.copyOf(waiting);
        waiting.clear();
        woken.forEach(Runnable::run);
    }
}
