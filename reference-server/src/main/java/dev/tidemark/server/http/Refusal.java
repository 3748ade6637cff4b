// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

/** Why a request is not served; each protocol has its own words for it. */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence for people; it can be shown to anybody */
    protected Refusal(String sentence) {
        super(sentence, null, false, false);
    }

    /** What to answer. */
    public abstract Reply reply();
}
