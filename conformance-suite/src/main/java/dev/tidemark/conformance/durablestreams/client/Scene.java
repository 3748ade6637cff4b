// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Operation;
import dev.tidemark.conformance.scene.Pursuit;
import dev.tidemark.conformance.scene.Stage;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the steps of one scenario share. */
public final class Scene extends Stage<Subject, Reading> {

    /** Servers may count lifetimes in whole seconds. */
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final Client client = new Client(wire());
    private final StatedStreams streams = new StatedStreams(this);
    private List<Reading> waiting = List.of();
    private List<Response> answers = List.of();
    private String askedFrom;
    private Moment lastUse;
    private Duration lifetime = Duration.ZERO;

    public Client client() {
        settle();
        return client;
    }

    /** How this case reads: each mode in a case of its own where it has the tag for that, and otherwise catch-up. */
    public Mode mode() {
        return Mode.named(way(Mode.DIMENSION).name());
    }

    /** The streams of a scenario that is about one in each state. */
    public StatedStreams streams() {
        return streams;
    }

    /** The readers that wait together. */
    public List<Reading> waiting() {
        return waiting;
    }

    public void waiting(List<Reading> readers) {
        waiting = readers;
        reading(readers.get(readers.size() - 1));
    }

    /** The answers to the requests of the last step that made several. */
    public List<Response> answers() {
        if (answers.isEmpty()) {
            throw new IllegalStateException("no step has made several requests yet");
        }
        return answers;
    }

    public void answers(List<Response> several) {
        answers = List.copyOf(several);
        answer(several.get(several.size() - 1));
    }

    /** The offset of the last read's request; null where it had none. */
    public String askedFrom() {
        return askedFrom;
    }

    public void askedFrom(String offset) {
        askedFrom = offset;
    }

    /** The kinds of requests, tried on streams of their own. */
    public Operations operations() {
        return new Operations(client, this::freshUri);
    }

    @Override
    protected Optional<Operation> kindOf(Response answered) {
        return requestOf(answered).flatMap(request -> operations().of(request, contentType()));
    }

    private String contentType() {
        return hasSubject() ? subject().contentType() : Vocabulary.OCTET_STREAM;
    }

    /** A URL that nothing has used, removed after the scenario. */
    public URI freshUri() {
        var uri = StreamPath.stream(target(), examination().freshName());
        leftover(Request.of("DELETE", uri));
        return uri;
    }

    /** Something that is removed after the scenario. */
    public URI removedAtEnd(URI resource) {
        leftover(Request.of("DELETE", resource));
        return resource;
    }

    @Override
    protected void ask() {
        client.bulk().metadata(subject().uri());
    }

    /** After how many waits without news a reader that polls on gives up: they take as long as an answer may, and two at least. */
    public long silentWaits() {
        var wait = Math.max(1, documentedWait().toMillis());
        return 2 + target().limits().answer().toMillis() / wait;
    }

    /** How long a long-poll waits, as the target documents it. */
    public Duration documentedWait() {
        return examination().documented(target().limits().longPoll());
    }

    /**
     * Something that goes on until the server says that it is over.
     *
     * @param stream what is read
     * @param expected what may have been written beyond what the stream is known to hold
     */
    public Pursuit pursuit(String what, Subject stream, Content expected) {
        var written = Math.max(stream.everything().size(), expected.size());
        return pursuit(what, stream.length(), written);
    }

    /** Remembers that the stream lives for so long from this moment on at least, when it was used last; null for a stream without an end. */
    public void livesFrom(Moment use, Duration ttl) {
        lastUse = use;
        lifetime = ttl;
    }

    /** To be called before a stream is found missing: whether it may have expired because the suite was late with its use. */
    public void checkInTime() {
        if (lastUse != null && !lastUse.span().isCertainlyWithin(lifetime.minus(A_SECOND))) {
            throw Lifetime.tooSlow();
        }
    }

    @Override
    protected void refused(Response answer) {
        if (answer.status() == 404 || answer.status() == 410) {
            checkInTime();
        }
    }

    public Writer writer() {
        return new Writer(client(), this::granted, this::checkInTime);
    }

    public Reader reader() {
        settle();
        return new Reader(this, client);
    }

    /** A reader over the pooled connections, for the many reads of a product of cases. */
    public Reader bulkReader() {
        return new Reader(this, client.bulk());
    }

    /** Looks at an answer that a rule is about; what only prepares the scene is looked at with {@link #granted}. */
    public static Response expect(Response response, String what, Integer... statuses) {
        return Answered.with(response, what, statuses);
    }
}
