// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What passed by on one stream: its type, its tails in order of position and its last append. */
public final class StreamHistory {
    /**
     * An acknowledged append.
     *
     * @param before the tail it was appended at
     * @param after the tail it led to
     * @param boot how often the server had been restarted before
     */
    public record Append(String before, String after, Buffer body, int boot) {}

    /** Tails with the boot they were first seen in. */
    private final NavigableMap<String, Integer> tails = new TreeMap<>();

    private String contentType = "application/octet-stream";
    private Optional<Append> last = Optional.empty();
    private boolean closed;
    private boolean filled;
    private int appends;
    private int writing;

    public String contentType() {
        return contentType;
    }

    public boolean json() {
        return Request.isJson(contentType);
    }

    public Optional<Append> last() {
        return last;
    }

    public int appends() {
        return appends;
    }

    /** Whether nothing has been stored since the stream was created. */
    public boolean empty() {
        return appends == 0 && !filled;
    }

    /** Number of POSTs under way. */
    public int writing() {
        return writing;
    }

    public boolean knows(String offset) {
        return tails.containsKey(offset);
    }

    /** The tail at creation, or the first one seen. */
    public Optional<String> start() {
        return tails.isEmpty() ? Optional.empty() : Optional.of(tails.firstKey());
    }

    public Optional<String> tail() {
        return tails.isEmpty() ? Optional.empty() : Optional.of(tails.lastKey());
    }

    public Optional<String> before(String offset) {
        return Optional.ofNullable(tails.lowerKey(offset));
    }

    public Optional<String> after(String offset) {
        return Optional.ofNullable(tails.higherKey(offset));
    }

    /** How many appends were seen after this position. */
    public int age(String offset) {
        return tails.tailMap(offset, false).size();
    }

    /** A position seen in the middle of the stream, if there are enough of them. */
    public Optional<String> middle() {
        return tails.size() < 4
                ? Optional.empty()
                : tails.keySet().stream().skip(tails.size() / 2).findFirst();
    }

    public void writing(int change) {
        writing += change;
    }

    public List<String> tails() {
        return List.copyOf(tails.keySet());
    }

    /** How often the server had been restarted when this position was first seen. */
    public int boot(String offset) {
        return tails.getOrDefault(offset, Integer.MAX_VALUE);
    }

    public boolean closed() {
        return closed;
    }

    public void created(Request request, Reply reply, int boot) {
        contentType =
                reply.header(Headers.CONTENT_TYPE).or(request::contentType).orElse(contentType);
        closed = Replies.isClosed(reply);
        filled = request.hasBody();
        reply.header(Vocabulary.STREAM_NEXT_OFFSET).ifPresent(tail -> tails.put(tail, boot));
    }

    public void written(Request request, Reply reply, int boot) {
        closed |= Replies.isClosed(reply);
        reply.header(Vocabulary.STREAM_NEXT_OFFSET)
                .filter(tail -> request.hasBody())
                .ifPresent(tail -> appended(request, tail, boot));
    }

    private void appended(Request request, String tail, int boot) {
        String before = tails.lowerKey(tail);
        if (before != null && tails.higherKey(tail) == null) {
            last = Optional.of(new Append(before, tail, request.body(), boot));
        }
        appends++;
        tails.putIfAbsent(tail, boot);
    }
}
