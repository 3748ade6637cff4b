// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Request;
import java.util.function.UnaryOperator;

/** What is wrong with a request of a worker that is right otherwise (sections 7.3 and 12.9). */
public enum Mistake {
    @Word(value = "another wake id", means = "A 0 more at its end.")
    OTHER_WAKE(attempt -> attempt.put("wake_id", attempt.wake.id() + "0")),
    @Word(value = "no wake id", means = "The field is not there.")
    NO_WAKE(attempt -> attempt.remove("wake_id")),
    @Word(value = "the next generation", means = "One more than the one of the wake.")
    NEXT_GENERATION(attempt -> attempt.put("generation", attempt.wake.generation() + 1)),
    @Word(value = "the last generation", means = "One less than the one of the wake.")
    LAST_GENERATION(attempt -> attempt.put("generation", attempt.wake.generation() - 1)),
    @Word(value = "no generation", means = "The field is not there.")
    NO_GENERATION(attempt -> attempt.remove("generation")),
    @Word(value = "the token of its first wake", means = "The token that the first wake of the subscription gave it.")
    TOKEN_OF_FIRST_WAKE(attempt ->
            attempt.token(attempt.subscriptions.subscription().wakes.get(0).token())),
    @Word(value = "the token of another subscription", means = "The token of the last wake of the other subscription.")
    TOKEN_OF_ANOTHER(
            attempt -> attempt.token(attempt.subscriptions.other().wake().token())),
    @Word(
            value = "the token of its delivery",
            means = "The callback_token, where a request of pulled work would have its token.")
    TOKEN_OF_DELIVERY(attempt -> attempt),
    @Word(value = "no token", means = "There is no Authorization.")
    NO_TOKEN(Attempt::bare),
    @Word(value = "a token of no meaning", means = "abc.def")
    MEANINGLESS_TOKEN(attempt -> attempt.token("abc.def")),
    @Word(value = "the token in its query", means = "As the parameter token, without Authorization.")
    TOKEN_IN_QUERY(attempt -> attempt.bare().query("token=" + attempt.wake.token())),
    @Word(value = "the token in its body", means = "As the field token, without Authorization.")
    TOKEN_IN_BODY(attempt -> attempt.bare().put("token", attempt.wake.token())),
    @Word(value = "a token whose first character is changed", means = "It is another one of the same alphabet.")
    TOKEN_CHANGED_FIRST(changed(token -> 0)),
    @Word(value = "a token changed in the middle of its beginning", means = "One character, after a quarter of it.")
    TOKEN_CHANGED_IN_BEGINNING(changed(token -> token.length() / 4)),
    @Word(value = "a token changed in its middle", means = "One character.")
    TOKEN_CHANGED_IN_MIDDLE(changed(token -> token.length() / 2)),
    @Word(value = "a token changed close to its end", means = "The last character but two.")
    TOKEN_CHANGED_AT_END(changed(token -> token.length() - 3));

    private final UnaryOperator<Attempt> spoiling;

    Mistake(UnaryOperator<Attempt> spoiling) {
        this.spoiling = spoiling;
    }

    /** The request with this flaw. */
    Request in(SubscriptionScene subscriptions, String action, Wake wake, ObjectNode body) {
        return spoiling.apply(new Attempt(subscriptions, action, wake, body)).request();
    }

    private static UnaryOperator<Attempt> changed(java.util.function.ToIntFunction<String> place) {
        return attempt -> {
            var token = attempt.wake.token();
            var at = place.applyAsInt(token);
            var there = token.charAt(at) == '.' ? at + 1 : at;
            var other = token.charAt(there) == 'A' ? 'B' : 'A';
            return attempt.token(token.substring(0, there) + other + token.substring(there + 1));
        };
    }

    /** A request that is to be spoilt. */
    private static final class Attempt {
        private final SubscriptionScene subscriptions;
        private final String action;
        private final Wake wake;
        private final ObjectNode body;
        private String token;
        private String query = "";

        private Attempt(SubscriptionScene subscriptions, String action, Wake wake, ObjectNode body) {
            this.subscriptions = subscriptions;
            this.action = action;
            this.wake = wake;
            this.body = body;
            this.token = wake.token();
        }

        private Attempt put(String field, String value) {
            body.put(field, value);
            return this;
        }

        private Attempt put(String field, long value) {
            body.put(field, value);
            return this;
        }

        private Attempt remove(String field) {
            body.remove(field);
            return this;
        }

        private Attempt token(String other) {
            token = other;
            return this;
        }

        private Attempt bare() {
            return token("");
        }

        private Attempt query(String text) {
            query = text;
            return this;
        }

        private Request request() {
            var url = subscriptions.url(subscriptions.subscription(), action);
            var place = query.isEmpty() ? url : Client.withQuery(url, query);
            return token.isEmpty()
                    ? SubscriptionScene.request("POST", place, body)
                    : SubscriptionScene.request("POST", place, body, "Authorization", "Bearer " + token);
        }
    }
}
