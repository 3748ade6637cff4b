// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

/** Knows the callers by what they show. */
public interface Access {

    /**
     * @param authorization the header of that name, or null
     * @return who that is
     * @throws S2Problem if it is nobody known
     */
    Caller caller(String authorization);
}
