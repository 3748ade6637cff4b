// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What servers get wrong of <i>Tokens are carried out of sight and cannot be made</i>: {@code durable-streams/subscriptions/tokens.feature}. */
final class TokensDeviations {

    @Breaks(rule = "DS-12.9-01", by = "Takes a token in the query.")
    Behaviour tokenInTheQueryTaken() {
        return Workers.mended(
                Control::works,
                (request, handed) -> request.param("token").isPresent() ? Workers.bearing(request, handed) : request);
    }

    @Breaks(rule = "DS-12.9-01", by = "Takes a token in the body.")
    Behaviour tokenInTheBodyTaken() {
        return Workers.mended(
                Control::works,
                (request, handed) ->
                        request.body().toString().contains("\"token\"") ? Workers.bearing(request, handed) : request);
    }

    @Breaks(rule = "DS-12.9-01", by = "Takes a token in the query of a release.")
    Behaviour tokenInTheQueryOfReleasesTaken() {
        return Workers.mended(
                Control::releases,
                (request, handed) -> request.param("token").isPresent() ? Workers.bearing(request, handed) : request);
    }

    @Breaks(rule = "DS-12.9-01", by = "Writes the token into the address to call back.")
    Behaviour tokenInTheCallbackUrl() {
        return Deliveries.changed(document -> document.put(
                "callback_url",
                document.path("callback_url").asText() + "?token="
                        + document.path("callback_token").asText()));
    }

    @Breaks(rule = "DS-12.9-02", by = "Looks at the first half of a token alone.")
    Behaviour endOfATokenNotLookedAt() {
        return Workers.takingTokens(Control::works, (token, handed) -> isHalf(token, handed, true));
    }

    @Breaks(rule = "DS-12.9-02", by = "Looks at the second half of a token alone.")
    Behaviour beginningOfATokenNotLookedAt() {
        return Workers.takingTokens(Control::works, (token, handed) -> isHalf(token, handed, false));
    }

    @Breaks(rule = "DS-12.9-02", by = "Compares the lengths of tokens.")
    Behaviour lengthOfATokenCompared() {
        return Workers.takingTokens(
                Control::works,
                (token, handed) -> token.length() == handed.token().length());
    }

    @Breaks(rule = "DS-12.9-03", by = "Does not check the token of an ack after one that was right.")
    Behaviour acksNotCheckedAgain() {
        return uncheckedAfterAHeartbeat(Control::pullAcks);
    }

    @Breaks(rule = "DS-12.9-03", by = "Does not check the token of a release after an ack that was right.")
    Behaviour releasesNotCheckedAgain() {
        return uncheckedAfterAHeartbeat(Control::releases);
    }

    @Breaks(rule = "DS-12.9-03", by = "Does not check the token of a callback after one that was right.")
    Behaviour callbacksNotCheckedAgain() {
        return uncheckedAfterAHeartbeat(Control::callsBack);
    }

    @Breaks(rule = "DS-12.9-03", by = "Does not check the token of a release.")
    Behaviour releasesNotChecked() {
        return Workers.takingTokens(Control::releases, (token, handed) -> !token.isEmpty());
    }

    private static boolean isHalf(String token, Workers.Handed handed, boolean first) {
        var whole = handed.token();
        var half = whole.length() / 2 - 1;
        return token.length() == whole.length()
                && (first ? token.startsWith(whole.substring(0, half)) : token.endsWith(whole.substring(half + 2)));
    }

    private static Behaviour uncheckedAfterAHeartbeat(Predicate<Request> which) {
        Set<String> checked = new HashSet<>();
        return Workers.mended(Control::works, (request, handed) -> {
            var known = !checked.add(Control.id(request));
            return known && which.test(request) ? Workers.bearing(request, handed) : request;
        });
    }
}
