// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.scene.Judgement;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.target.Hooks;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.NotTested;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Streams that were written before the server went down and came back. A restart takes seconds, so one serves many scenarios: the first
 * that asks has a stock of streams written and the server restarted, the others take theirs from the stock.
 */
public final class BeforeRestart implements Examination.Shared {

    /** How many streams of a type one restart prepares; when a stock is used up, the server is restarted again. */
    private static final Map<Kind, Integer> STOCK = Map.of(
            new Kind(Vocabulary.OCTET_STREAM, false), 7,
            new Kind(Vocabulary.TEXT, false), 1,
            new Kind(Vocabulary.JSON, false), 1,
            new Kind(Vocabulary.TEXT, true), 2);

    private static final Duration TO_TIDY = Duration.ofSeconds(10);

    private record Kind(String contentType, boolean closed) {}

    /** The two ways to go down. */
    public enum Ending {
        RESTARTED,
        KILLED
    }

    private final Examination examination;
    private final Wire wire;
    private final Map<Ending, Map<Kind, Deque<Subject>>> stocks = new HashMap<>();
    private final Map<Ending, List<StatedStreams.Stated>> closedInEachWay = new HashMap<>();
    private final List<URI> created = new ArrayList<>();

    public BeforeRestart(Examination examination) {
        this.examination = examination;
        var target = examination.target();
        this.wire = target.wire();
    }

    /** A stream of this type with this many messages, all written before the server ended in this way. */
    public Subject take(Ending ending, String contentType, int messages) throws Hooks.HookFailed {
        return take(ending, new Kind(contentType, false), messages);
    }

    /** The same, closed before the server ended. */
    public Subject takeClosed(Ending ending, String contentType, int messages) throws Hooks.HookFailed {
        return take(ending, new Kind(contentType, true), messages);
    }

    /** Streams of every type in each closed state, all closed before the server ended in this way; nothing may change them. */
    public synchronized List<StatedStreams.Stated> closedInEachWay(Ending ending) throws Hooks.HookFailed {
        var hook = hook(ending);
        if (!closedInEachWay.containsKey(ending)) {
            var closed = closeInEachWay();
            hook.run();
            closedInEachWay.put(ending, closed);
        }
        return closedInEachWay.get(ending);
    }

    private List<StatedStreams.Stated> closeInEachWay() {
        var client = new Client(wire).bulk();
        var closed = new ArrayList<StatedStreams.Stated>();
        for (var contentType : List.of(Vocabulary.OCTET_STREAM, Vocabulary.TEXT, Vocabulary.JSON)) {
            for (var state : StreamState.values()) {
                if (state.isClosed()
                        && state.isOfferedBy(examination.target())
                        && isClaimed(new Kind(contentType, true))) {
                    closed.add(new StatedStreams.Stated(
                            state, state.make(client, BeforeRestart::granted, freshUri(), contentType)));
                }
            }
        }
        return closed;
    }

    private URI freshUri() {
        var uri = StreamPath.stream(examination.target(), examination.freshName());
        created.add(uri);
        return uri;
    }

    private synchronized Subject take(Ending ending, Kind kind, int messages) throws Hooks.HookFailed {
        var hook = hook(ending);
        var stock = stocks.computeIfAbsent(ending, ignored -> new HashMap<>());
        if (stock.getOrDefault(kind, new ArrayDeque<>()).isEmpty()) {
            stock.clear();
            stock.putAll(write(messages));
            // One restart more is spared when the others are written now.
            var closed = closeInEachWay();
            hook.run();
            closedInEachWay.put(ending, closed);
        }
        return stock.get(kind).remove();
    }

    private Hooks.Hook hook(Ending ending) {
        var hooks = examination.target().hooks();
        var hook = ending == Ending.RESTARTED ? hooks.restart() : hooks.kill();
        return hook.orElseThrow(() ->
                new NotTested("no " + (ending == Ending.RESTARTED ? "restart" : "kill") + " hook given; supply hooks."
                        + (ending == Ending.RESTARTED ? "restart" : "kill") + " in the profile"));
    }

    private Map<Kind, Deque<Subject>> write(int messages) {
        var pending = new HashMap<Kind, List<CompletableFuture<Subject>>>();
        STOCK.forEach((kind, count) -> {
            if (isClaimed(kind)) {
                pending.put(
                        kind,
                        Stream.generate(() -> writeOne(kind, messages))
                                .limit(count)
                                .toList());
            }
        });
        var written = new HashMap<Kind, Deque<Subject>>();
        pending.forEach((kind, streams) -> written.put(
                kind, new ArrayDeque<>(streams.stream().map(Outcome::of).toList())));
        return written;
    }

    private boolean isClaimed(Kind kind) {
        var target = examination.target();
        return !(Content.isJson(kind.contentType())
                        && target.unsupported("json").isPresent())
                && !(kind.closed() && target.unsupported("close").isPresent());
    }

    private CompletableFuture<Subject> writeOne(Kind kind, int messages) {
        var writer = new Writer(new Client(wire), BeforeRestart::granted, () -> {});
        var uri = freshUri();
        return CompletableFuture.supplyAsync(() -> {
            var stream = writer.create(uri, kind.contentType(), null);
            writer.appendMessages(stream, messages);
            if (kind.closed()) {
                writer.close(stream);
            }
            return stream;
        });
    }

    private static Response granted(Response answer, String what, Integer... statuses) {
        return Judgement.OF_NO_RULE.granted(answer, what, Optional.empty(), statuses);
    }

    @Override
    public void close() {
        var deletions = created.stream()
                .map(uri -> wire.sendAsync(Request.of("DELETE", uri)).handle((response, failure) -> Optional.empty()))
                .toArray(CompletableFuture<?>[]::new);
        Outcome.isThere(CompletableFuture.allOf(deletions), TO_TIDY);
    }
}
