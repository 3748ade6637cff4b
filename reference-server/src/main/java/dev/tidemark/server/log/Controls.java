// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What the command records of a stream have set (S2, "command records").
 *
 * @param fencingToken what a writer that names a token must name; empty if the stream was never fenced
 * @param trimPoint the sequence before which records are gone for readers
 */
public record Controls(String fencingToken, long trimPoint) {

    /** No command was ever given. */
    public static final Controls NONE = new Controls("", 0);

    /** Sets the fencing token to the text of the body. */
    public static final String FENCE = "fence";

    /** Drops the records before the sequence in the body, eight bytes, most significant first. */
    public static final String TRIM = "trim";

    /**
     * After one more record. A command it does not know changes nothing.
     *
     * @param sequence how many records lie before it
     */
    Controls after(long sequence, Stamped one) {
        if (!one.isCommand()) {
            return this;
        }
        String name = new String(one.headers().get(0).value(), StandardCharsets.UTF_8);
        if (name.equals(FENCE)) {
            return new Controls(new String(one.body(), StandardCharsets.UTF_8), trimPoint);
        }
        if (name.equals(TRIM) && one.body().length == Long.BYTES) {
            long wanted = ByteBuffer.wrap(one.body()).getLong();
            // Nobody can drop what is not written yet; a point beyond 2^63 is negative here.
            long point = wanted < 0 || wanted > sequence + 1 ? sequence + 1 : wanted;
            return new Controls(fencingToken, Math.max(trimPoint, point));
        }
        return this;
    }
}
