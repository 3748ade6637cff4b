// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.CacheControl;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.reports.contract.Broken;

/** What an answer with 200 does not let caches do (sections 5.5, 8 and 10.1, with RFC 9111). */
public enum Prohibition {
    @Word(value = "to store it", means = "`no-store`.")
    STORE("no-store") {
        @Override
        boolean isIn(CacheControl control) {
            return control.has("no-store");
        }
    },

    @Word(
            value = "to use it unasked",
            means = "`no-store`, `no-cache`, or `max-age=0` with `must-revalidate`; and not `immutable`.")
    USE("no-store, or max-age=0 with must-revalidate") {
        @Override
        boolean isIn(CacheControl control) {
            return control.neverUsedUnasked() && !control.has("immutable");
        }
    },

    @Word(value = "to share it", means = "Neither `public` nor `s-maxage`.")
    SHARE("private or no-store on a read with credentials") {
        @Override
        boolean isIn(CacheControl control) {
            return !control.has("public") && !control.has("s-maxage");
        }
    };

    private final String expected;

    Prohibition(String expected) {
        this.expected = expected;
    }

    abstract boolean isIn(CacheControl control);

    /** Checks that the answer says so. */
    public void check(Told told) {
        var answer = Scene.expect(((Told.ByAnswer) told).granted(), "the request", 200);
        var control = CacheControl.of(answer);
        if (!isIn(control)) {
            throw new Broken(expected, control.toString());
        }
    }
}
