// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.subscriptions.rules.PatternIndex;
import dev.tidemark.server.subscriptions.rules.Tails;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The streams that clients can name and read. */
final class StreamLookup implements Tails {

    private static final int PAGE = 1000;

    private final LogStore store;

    StreamLookup(LogStore store) {
        this.store = store;
    }

    @Override
    public Optional<Tail> of(String path) {
        return store.find(new StreamName(path)).flatMap(StreamLookup::tail);
    }

    static Optional<Tail> tail(StreamState stream) {
        return stream.softDeleted()
                ? Optional.empty()
                : Optional.of(new Tail(stream.id(), stream.start(), stream.tail()));
    }

    /** Whether this is a name that no client can write: of a stream that the server keeps for itself. */
    static boolean isInternal(StreamName name) {
        return Character.isISOControl(name.value().charAt(0));
    }

    /**
     * The paths that match a pattern.
     *
     * @param limit how many of them are enough
     */
    List<String> matching(String pattern, int limit) {
        List<String> found = new ArrayList<>();
        PatternIndex<Boolean> one = new PatternIndex<>();
        one.add(pattern, true);
        String prefix = PatternIndex.beginning(pattern);
        List<StreamState> page = page(prefix, "");
        while (!page.isEmpty() && found.size() < limit) {
            page.stream()
                    .filter(stream -> isReadable(stream)
                            && !one.matching(stream.name().value()).isEmpty())
                    .forEach(stream -> found.add(stream.name().value()));
            page = page(prefix, page.get(page.size() - 1).name().value());
        }
        return found;
    }

    void forEach(Consumer<StreamState> each) {
        List<StreamState> page = page("", "");
        while (!page.isEmpty()) {
            page.stream().filter(StreamLookup::isReadable).forEach(each);
            page = page("", page.get(page.size() - 1).name().value());
        }
    }

    private List<StreamState> page(String prefix, String after) {
        return store.list(prefix, after, PAGE);
    }

    private static boolean isReadable(StreamState stream) {
        return !stream.softDeleted() && !isInternal(stream.name());
    }
}
