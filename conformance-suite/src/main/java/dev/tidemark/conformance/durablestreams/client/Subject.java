// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Messages;
import dev.tidemark.conformance.durablestreams.model.Octets;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A stream of the scenario and what it must contain: the model that answers are compared with. Positions are counted in appends:
 * position 0 is the beginning (or the end of the initial content), position n follows the n-th append.
 */
public final class Subject {

    private final URI uri;
    private final String contentType;
    private Content initial;
    private final List<Append> appends = new ArrayList<>();
    private String startOffset;
    private boolean closed;
    private BiFunction<String, Integer, byte[]> voice = Bodies::message;

    /** An acknowledged append: what it added and the offset that its answer carried. */
    record Append(Content content, String offset) {}

    public Subject(URI uri, String contentType) {
        this.uri = uri;
        this.contentType = contentType;
        this.initial = Content.none(contentType);
    }

    /** 4.2: a fork of this stream that holds what lies before this position, under the same offsets. */
    public Subject fork(URI forkUri, int position) {
        var fork = new Subject(forkUri, contentType);
        fork.initial = initial;
        fork.startOffset = startOffset;
        fork.appends.addAll(appends.subList(0, position));
        return fork;
    }

    /**
     * What is appended to this stream from now on is told from what its forks or other streams hold, although it is as long.
     *
     * @param words the n-th message of a content type
     */
    public Subject speaking(BiFunction<String, Integer, byte[]> words) {
        voice = words;
        return this;
    }

    /** The message that continues the count. */
    public byte[] nextMessage() {
        return voice.apply(contentType, length() + 1);
    }

    public URI uri() {
        return uri;
    }

    public String contentType() {
        return contentType;
    }

    public boolean isJson() {
        return Content.isJson(contentType);
    }

    /** Records the creation: what it stored and the offset that its answer carried. */
    public void created(Content content, String offset) {
        initial = content;
        startOffset = offset;
    }

    public void appended(Content content, String offset) {
        appends.add(new Append(content, offset));
    }

    public void closed() {
        closed = true;
    }

    public boolean isClosed() {
        return closed;
    }

    public int length() {
        return appends.size();
    }

    /** The offset at this position. */
    public String offset(int position) {
        return position == 0 ? startOffset : appends.get(position - 1).offset();
    }

    public String tail() {
        return offset(length());
    }

    /** Offsets after each append, in append order, without the one of the creation. */
    public List<String> offsets() {
        return appends.stream().map(Append::offset).toList();
    }

    public Content append(int number) {
        return appends.get(number - 1).content();
    }

    /** Everything that follows this position. */
    public Content after(int position) {
        return between(position, length());
    }

    public Content between(int from, int to) {
        if (isJson()) {
            var values = new ArrayList<com.fasterxml.jackson.databind.JsonNode>();
            appends.subList(from, to).forEach(append -> values.addAll(((Messages) append.content()).values()));
            return new Messages(values);
        }
        var bytes = new java.io.ByteArrayOutputStream();
        appends.subList(from, to).forEach(append -> bytes.writeBytes(((Octets) append.content()).bytes()));
        return new Octets(bytes.toByteArray());
    }

    /** The whole content, the initial one included. */
    public Content everything() {
        return initial.plus(after(0));
    }
}
