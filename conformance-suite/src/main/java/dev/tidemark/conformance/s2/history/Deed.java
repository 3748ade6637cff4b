// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

/**
 * What a client asked and what it was answered.
 *
 * @param number of the call; two deeds with one number are two answers to one call
 */
public record Deed(long number, Call call, Outcome outcome) {

    @Override
    public String toString() {
        return call + ": " + outcome;
    }
}
