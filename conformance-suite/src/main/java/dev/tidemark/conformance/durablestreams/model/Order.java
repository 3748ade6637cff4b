// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Section 8: offsets are compared as bytes, not as text of some locale. */
public final class Order {

    private Order() {}

    public static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }
}
