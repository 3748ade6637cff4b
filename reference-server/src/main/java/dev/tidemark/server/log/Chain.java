// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/**
 * Appends that a writer sends without waiting for the outcome of the one before: once one of them is refused, all that
 * come later are, so that nothing is ever stored out of its order (S2, append sessions).
 */
public final class Chain {

    private volatile boolean broken;

    public boolean isBroken() {
        return broken;
    }

    /** One of them was refused. */
    public void breakOff() {
        broken = true;
    }
}
