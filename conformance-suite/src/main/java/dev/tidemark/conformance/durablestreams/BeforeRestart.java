// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.NotTested;
import dev.tidemark.conformance.run.Examination;
import dev.tidemark.conformance.target.Hooks;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.Wire;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Streams that were written before the server went down and came back. A restart takes seconds, so one serves many scenarios: the first
 * that asks has a stock of streams written and the server restarted, the others take theirs from the stock.
 */
final class BeforeRestart implements Examination.Shared {

    /** How many streams of a type one restart prepares; when a stock is used up, the server is restarted again. */
    private static final Map<String, Integer> STOCK =
            Map.of(Protocol.OCTET_STREAM, 7, Protocol.TEXT, 1, Protocol.JSON, 1);

    /** The two ways to go down. */
    enum Ending {
        RESTARTED,
        KILLED
    }

    private final Examination examination;
    private final Wire wire;
    private final Map<Ending, Map<String, Deque<Subject>>> stocks = new HashMap<>();
    private final List<URI> created = new ArrayList<>();

    BeforeRestart(Examination examination) {
        this.examination = examination;
        var target = examination.target();
        this.wire = new Wire(target.headers(), target.limits().answer());
    }

    /** A stream of this type with this many messages, all written before the server ended in this way. */
    synchronized Subject take(Ending ending, String contentType, int messages) throws Hooks.HookFailed {
        var hook = hook(ending);
        var stock = stocks.computeIfAbsent(ending, ignored -> new HashMap<>());
        if (stock.getOrDefault(contentType, new ArrayDeque<>()).isEmpty()) {
            stock.clear();
            stock.putAll(write(contentType, messages));
            hook.run();
        }
        return stock.get(contentType).remove();
    }

    private Hooks.Hook hook(Ending ending) {
        var hooks = examination.target().hooks();
        var hook = ending == Ending.RESTARTED ? hooks.restart() : hooks.kill();
        return hook.orElseThrow(() ->
                new NotTested("no " + (ending == Ending.RESTARTED ? "restart" : "kill") + " hook given; supply hooks."
                        + (ending == Ending.RESTARTED ? "restart" : "kill") + " in the profile"));
    }

    private Map<String, Deque<Subject>> write(String neededType, int messages) {
        var writer = new Writer(new Client(wire));
        var pending = new ArrayList<CompletableFuture<Subject>>();
        STOCK.forEach((type, count) -> {
            if (examination.target().unsupported("json").isEmpty() || !Content.isJson(type)) {
                for (int i = 0; i < count; i++) {
                    var uri = examination.target().stream(examination.freshName());
                    created.add(uri);
                    pending.add(CompletableFuture.supplyAsync(() -> {
                        var stream = writer.create(uri, type, null);
                        writer.appendMessages(stream, messages);
                        return stream;
                    }));
                }
            }
        });
        var written = new HashMap<String, Deque<Subject>>();
        pending.stream().map(Outcome::of).forEach(stream -> written.computeIfAbsent(
                        stream.contentType(), type -> new ArrayDeque<>())
                .add(stream));
        return written;
    }

    @Override
    public void close() {
        var deletions = created.stream()
                .map(uri -> wire.sendAsync(Request.of("DELETE", uri)).handle((response, failure) -> Optional.empty()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(deletions).join();
    }
}
