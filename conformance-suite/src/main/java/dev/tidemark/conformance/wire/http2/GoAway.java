// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The other side takes no more requests on this connection (RFC 9113, section 6.8).
 *
 * @param last the last stream that it looks at
 * @param code why
 * @param debug what it says about it, for people
 */
record GoAway(int last, int code, String debug) {

    private static final int FIXED = 8;
    private static final int SHOWN = 80;

    static GoAway of(Frame frame) throws Http2Fault {
        var last = frame.number(0) & Integer.MAX_VALUE;
        var code = frame.number(Integer.BYTES);
        var debug = Arrays.copyOfRange(frame.payload(), FIXED, Math.min(frame.payload().length, FIXED + SHOWN));
        return new GoAway(last, code, new String(debug, StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "GOAWAY with " + ErrorCodes.name(code) + (debug.isEmpty() ? "" : " and '" + debug + "'");
    }
}
