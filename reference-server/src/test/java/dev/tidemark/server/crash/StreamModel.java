// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a stream must be like.
 *
 * @param softDeleted whether only its forks can use it (Durable Streams 4.2)
 */
record StreamModel(
        String name, Settings settings, Content content, Writers writers, boolean closed, boolean softDeleted) {

    /** A new stream without messages. */
    StreamModel(String name, Settings settings) {
        this(name, settings, Content.NONE, Writers.NONE, false, false);
    }

    /**
     * A fork that begins with the first so many messages.
     *
     * @param partial the beginning of the next message, if it begins with that, too
     */
    StreamModel fork(String fork, int count, Optional<String> partial, OptionalInt retention) {
        Settings own = new Settings(settings.json(), retention, settings.idle(), Optional.of(name));
        Content inherited =
                content.first(count).append(partial.stream().toList()).last(retention);
        return new StreamModel(fork, own, inherited, Writers.NONE, false, false);
    }

    /** @param end the offset that the answer told, if there was an answer */
    StreamModel append(List<String> texts, boolean close, Optional<String> end) {
        Content longer = content.append(texts).last(settings.retention()).endingAt(end);
        return new StreamModel(name, settings, longer, writers, closed || close, softDeleted);
    }

    StreamModel append(Produced append, Optional<String> end) {
        return append(append.texts(), append.close(), end).writtenBy(writers.after(append));
    }

    StreamModel append(int sequence, List<String> texts, Optional<String> end) {
        return append(texts, false, end).writtenBy(writers.after(sequence));
    }

    StreamModel softDelete() {
        return new StreamModel(name, settings, content, writers, closed, true);
    }

    StreamModel holding(Content known) {
        return new StreamModel(name, settings, known, writers, closed, softDeleted);
    }

    private StreamModel writtenBy(Writers known) {
        return new StreamModel(name, settings, content, known, closed, softDeleted);
    }

    /**
     * What was said at its creation.
     *
     * @param retention how many messages it keeps
     * @param idle whether its lifetime is limited; to more than any test takes
     * @param source what it was forked from
     */
    record Settings(boolean json, OptionalInt retention, boolean idle, Optional<String> source) {

        static final String TTL = "36000";

        String type() {
            return json ? "application/json" : "text/plain";
        }
    }

    /**
     * What it knows of its writers.
     *
     * @param last the last append of each producer
     * @param closedBy the producer's append that closed it
     * @param sequence the last {@code Stream-Seq}
     */
    record Writers(Map<String, Produced> last, Optional<Produced> closedBy, int sequence) {

        static final Writers NONE = new Writers(Map.of(), Optional.empty(), 0);

        Writers after(Produced append) {
            Map<String, Produced> all = new HashMap<>(last);
            all.put(append.id(), append);
            return new Writers(Map.copyOf(all), append.close() ? Optional.of(append) : closedBy, sequence);
        }

        Writers after(int next) {
            return new Writers(last, closedBy, next);
        }
    }
}
