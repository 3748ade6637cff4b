// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.conformance.wire.receiver.Inbox;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** A subscription of a scenario: what was asked for, and the wakes that came of it. */
final class Subscription {

    final String id;
    final Delivery delivery;
    final ObjectNode config;

    /** Where webhooks go; null for pull-wake. */
    final Inbox inbox;

    /** Where wake events go; null for webhooks. */
    final Subject wakeStream;

    /** In the order in which they came; those of pull-wake when they were claimed. */
    final List<Wake> wakes = new ArrayList<>();

    /** How many deliveries or wake events the scenario has looked at. */
    int seen;

    /** The delivery or wake event that was looked at last. */
    JsonNode sign;

    /** The generation that was heard of last. */
    long generation;

    /** What was read of the wake stream and not looked at yet. */
    final Queue<JsonNode> unread = new ArrayDeque<>();

    /** The position on the wake stream after what was looked at; null for its beginning. */
    String position;

    /** Before the request was sent that made the last wake or lease possible. */
    Moment cause = Moment.now();

    /** From what lent the work until the last ack was refused as one of a wake that is over; empty where it was not. */
    Optional<Span> refused = Optional.empty();

    /** How a worker is woken (6.2). */
    enum Delivery {
        WEBHOOK("webhook"),
        PULL("pull-wake");

        final String type;

        Delivery(String type) {
            this.type = type;
        }

        static Delivery named(String type) {
            return type.equals(PULL.type) ? PULL : WEBHOOK;
        }
    }

    Subscription(String id, Delivery delivery, ObjectNode config, Inbox inbox, Subject wakeStream) {
        this.id = id;
        this.delivery = delivery;
        this.config = config;
        this.inbox = inbox;
        this.wakeStream = wakeStream;
    }

    /** A new one of the same id and configuration, whose wakes go where those of this one went. */
    Subscription again() {
        var fresh = new Subscription(id, delivery, config, inbox, wakeStream);
        fresh.wakes.addAll(wakes);
        fresh.seen = seen;
        fresh.position = position;
        return fresh;
    }

    /** The wake that its worker works on. */
    Wake wake() {
        if (wakes.isEmpty()) {
            throw new IllegalStateException("no step has handed work to a worker yet");
        }
        return wakes.get(wakes.size() - 1);
    }

    Duration lease() {
        return Duration.ofMillis(config.path("lease_ttl_ms").asLong(30_000));
    }

    boolean isPull() {
        return delivery == Delivery.PULL;
    }
}
