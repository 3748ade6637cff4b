// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

/** Who asks, and what it may do. */
public interface Caller {

    /** Somebody who may do everything. */
    Caller OWNER = new Caller() {
        @Override
        public String stream(String basin, String shown, Operation... operations) {
            return shown;
        }
    };

    /**
     * Asks whether the caller may do all of this with a stream.
     *
     * @param shown the name by which the caller knows the stream
     * @return the name of the stream in its basin, which has a prefix if the caller's token says so
     * @throws S2Problem if it may not
     */
    String stream(String basin, String shown, Operation... operations);
}
