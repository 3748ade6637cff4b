// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

/** Refusals of queries. */
public final class Queries {
    public static final int BAD = 400;

    private Queries() {}
}
