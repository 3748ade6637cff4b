// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.Stretch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entity tags of reads (10.1): which stream, from where to where, and whether the end was shown. */
public final class EntityTag {

    private static final Pattern ONE = Pattern.compile("(?:W/)?(\"[^\"]*\")");

    private EntityTag() {}

    public static String of(Stretch read) {
        StreamState stream = read.stream();
        // The time of creation tells apart streams of a server that counts anew after a restart.
        return '"'
                + Long.toString(stream.id(), 36)
                + '.'
                + Long.toString(stream.createdAt(), 36)
                + ':'
                + OffsetToken.of(read.from())
                + ':'
                + OffsetToken.of(read.next())
                + (read.reachesEnd() ? ":c\"" : "\"");
    }

    /** Whether If-None-Match names the tag: a list, weak tags too, or {@code *} (RFC 9110, 13.1.2). */
    public static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        Matcher tags = ONE.matcher(ifNoneMatch);
        while (tags.find()) {
            if (tags.group(1).equals(tag)) {
                return true;
            }
        }
        return false;
    }
}
