// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.List;

/** How much of a limit a record takes: 8, 2 for each header, and the bytes of names, values and body. */
public final class Metering {

    /** What every record takes. */
    public static final int OVERHEAD = 8;

    private static final int PER_HEADER = 2;

    private Metering() {}

    static long of(List<RecordHeader> headers, Bytes body) {
        return OVERHEAD
                + body.length()
                + headers.stream()
                        .mapToLong(header -> PER_HEADER
                                + header.name().length()
                                + header.value().length())
                        .sum();
    }
}
