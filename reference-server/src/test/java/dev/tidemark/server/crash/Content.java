// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What a reader gets.
 *
 * @param pieces the messages, in order
 * @param first the offset where they begin, if it is known
 * @param lost an offset before that, if one is known
 */
record Content(List<Piece> pieces, Optional<String> first, Optional<String> lost) {

    static final Content NONE = new Content(List.of(), Optional.empty(), Optional.empty());

    int size() {
        return pieces.size();
    }

    Content append(List<String> texts) {
        List<Piece> longer = new ArrayList<>(pieces);
        texts.stream().map(Piece::of).forEach(longer::add);
        return new Content(List.copyOf(longer), first, lost);
    }

    /** Only the first so many messages. */
    Content first(int count) {
        return new Content(pieces.subList(0, count), first, lost);
    }

    /** Only the last so many messages. */
    Content last(OptionalInt count) {
        int dropped = size() - count.orElse(size());
        if (dropped <= 0) {
            return this;
        }
        Optional<String> before = lost;
        for (int i = 0; i < dropped; i++) {
            Optional<String> known = offset(i);
            before = known.isPresent() ? known : before;
        }
        return new Content(pieces.subList(dropped, size()), offset(dropped), before);
    }

    /** Learns the offset behind the last message: without messages it is also the one where they begin. */
    Content endingAt(Optional<String> end) {
        if (pieces.isEmpty()) {
            return beginningAt(end);
        }
        List<Piece> known = new ArrayList<>(first(size() - 1).pieces);
        known.add(pieces.get(size() - 1).endingAt(end));
        return new Content(List.copyOf(known), first, lost);
    }

    Content beginningAt(Optional<String> start) {
        return new Content(pieces, first.or(() -> start), lost);
    }

    /** The offset before a message, or behind the last one, if it is known. */
    Optional<String> offset(int index) {
        return index == 0 ? first : pieces.get(index - 1).end();
    }

    Optional<String> tail() {
        return offset(size());
    }

    /** The body of a read from a message on. */
    String body(int from, boolean json) {
        String joined = pieces.stream().skip(from).map(Piece::text).collect(Collectors.joining(json ? "," : ""));
        return json ? "[" + joined + "]" : joined;
    }
}
