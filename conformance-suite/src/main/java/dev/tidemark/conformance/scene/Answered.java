// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.List;

/** Answers by their status. */
public final class Answered {

    private static final int SHOWN = 120;

    private Answered() {}

    /**
     * The answer when it has one of these statuses.
     *
     * @param what the request in words, such as {@code "an append"}
     * @throws Broken for any other status
     */
    public static Response with(Response response, String what, Integer... statuses) {
        if (!List.of(statuses).contains(response.status())) {
            throw new Broken(what + " to be answered with " + List.of(statuses), summary(response));
        }
        return response;
    }

    /** Status and the beginning of the body, for an observed line. */
    public static String summary(Response response) {
        var text = response.text();
        var body = text.isEmpty() ? "" : ": " + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text);
        return "status " + response.status() + body;
    }
}
