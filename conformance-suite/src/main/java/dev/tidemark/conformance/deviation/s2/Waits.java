// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** Words of deviations about reads that wait at the tail. */
public final class Waits {
    private Waits() {}

    /** The wait in seconds, 0 where there is none that can be read. */
    public static long wait(Request request) {
        return request.param(Vocabulary.WAIT)
                .filter(Waits::isSeconds)
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** Whether the request says itself that it does not wait. */
    public static boolean saysZero(Request request) {
        return request.hasParam(Vocabulary.WAIT, "0"::equals);
    }

    public static Reply refusal(int status, String code) {
        return Reply.of(status)
                .withHeader(Headers.CONTENT_TYPE, "application/json")
                .withBody("{\"code\":\"" + code + "\",\"message\":\"refused by a deviation\"}");
    }

    public static boolean isSeconds(String wait) {
        return wait.matches("[0-9]{1,10}") && Long.parseLong(wait) <= 0xffffffffL;
    }
}
