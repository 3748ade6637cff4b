// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.reports.contract.Broken;

/** One combination of a product of cases: what is found broken in it is reported under its name. */
public final class Cell {

    private static final String OBSERVED = "\nobserved: ";
    private static final String EXPECTED = "expected: ";

    private Cell() {}

    /** Checks one combination. The product ends with the first that is broken, so that its exchange is the last of the evidence. */
    public static void check(String name, Runnable check) {
        try {
            check.run();
        } catch (Broken broken) {
            var lines = broken.getMessage().split(OBSERVED, 2);
            var named = new Broken(name + ": " + lines[0].substring(EXPECTED.length()), lines[1]);
            named.addSuppressed(broken);
            throw named;
        }
    }
}
