// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A record as far as a history looks at it.
 *
 * @param content what tells it from others, in words
 * @param fence the token that it sets, if it is the command for that
 * @param trim the sequence number before which it removes records, if it is the command for that
 */
public record Entry(String content, Optional<String> fence, OptionalLong trim) {

    public static Entry of(String content) {
        return new Entry(content, Optional.empty(), OptionalLong.empty());
    }

    public static Entry fence(String token) {
        return new Entry("fence with '" + token + "'", Optional.of(token), OptionalLong.empty());
    }

    public static Entry trim(long before) {
        return new Entry("trim to " + before, Optional.empty(), OptionalLong.of(before));
    }

    boolean isCommand() {
        return fence.isPresent() || trim.isPresent();
    }

    @Override
    public String toString() {
        return content;
    }
}
