// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamState;
import java.util.List;
import java.util.regex.Pattern;

/** Entity tags of reads (10.1): which stream, from where to where, and whether the end was shown. */
final class EntityTag {

    private static final Pattern ONE = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private EntityTag() {}

    static String of(Slice slice) {
        StreamState stream = slice.stream();
        // The time of creation tells apart streams of a server that counts anew after a restart.
        return '"'
                + Long.toString(stream.id(), 36)
                + '.'
                + Long.toString(stream.createdAt(), 36)
                + ':'
                + OffsetToken.of(slice.from())
                + ':'
                + OffsetToken.of(slice.next())
                + (slice.reachesEnd() ? ":c\"" : "\"");
    }

    /**
     * Whether If-None-Match names the tag: a list, weak tags too, or {@code *} (RFC 9110, 13.1.2).
     *
     * @param ifNoneMatch the values of its lines, which are one list (RFC 9110, 5.3); empty without any
     */
    static boolean matches(List<String> ifNoneMatch, String tag) {
        return ifNoneMatch.stream().anyMatch(line -> line.strip().equals("*") || names(line, tag));
    }

    private static boolean names(String line, String tag) {
        return ONE.matcher(line).results().anyMatch(one -> one.group(1).equals(tag));
    }
}
