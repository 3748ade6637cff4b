// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.subscriptions.rules.Configuration;
import dev.tidemark.server.subscriptions.rules.Cursor;
import dev.tidemark.server.subscriptions.rules.Event;
import dev.tidemark.server.subscriptions.rules.Progress;
import dev.tidemark.server.subscriptions.rules.Wake;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Events as they are stored: one JSON object each. */
final class EventJson {

    private static final String ID = "id";
    private static final String EVENT = "event";
    private static final String DESCRIBED = "described";
    private static final String DELETED = "deleted";
    private static final String STREAMS_ADDED = "streams-added";
    private static final String STREAM_REMOVED = "stream-removed";
    private static final String WOKEN = "woken";
    private static final String CLAIMED = "claimed";
    private static final String EXTENDED = "extended";
    private static final String REACHED = "reached";
    private static final String FINISHED = "finished";
    private static final String EXPIRED = "expired";
    private static final String FAILED = "failed";

    private static final String KEY = "key";
    private static final String TYPE = "type";
    private static final String PATTERN = "pattern";
    private static final String STREAMS = "streams";
    private static final String WEBHOOK = "webhook";
    private static final String WAKE_STREAM = "wake-stream";
    private static final String LEASE = "lease";
    private static final String DESCRIPTION = "description";
    private static final String ROOT = "root";
    private static final String CREATED = "created";
    private static final String EXPLICIT = "explicit";
    private static final String CURSORS = "cursors";
    private static final String GENERATION = "generation";
    private static final String WAKE = "wake";
    private static final String CAUSE = "cause";
    private static final String WORKER = "worker";
    private static final String UNTIL = "until";
    private static final String FAILURES = "failures";
    private static final String NEXT = "next";
    private static final String PATH = "path";
    private static final int CURSOR_PARTS = 4;

    private EventJson() {}

    static byte[] write(String id, Event event) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ID, id);
        if (event instanceof Event.Described described) {
            json.put(EVENT, DESCRIBED);
            write(described, json);
        } else if (event instanceof Event.Deleted) {
            json.put(EVENT, DELETED);
        } else if (event instanceof Event.StreamsAdded added) {
            json.put(EVENT, STREAMS_ADDED);
            json.put(STREAMS, added.paths());
            json.put(CURSORS, cursors(added.cursors()));
        } else if (event instanceof Event.StreamRemoved removed) {
            json.put(EVENT, STREAM_REMOVED);
            json.put(PATH, removed.path());
        } else if (event instanceof Event.Woken woken) {
            json.put(EVENT, WOKEN);
            json.put(GENERATION, woken.generation());
            json.put(WAKE, woken.wake());
            json.put(CAUSE, woken.cause());
            json.put(UNTIL, woken.leasedUntil());
        } else if (event instanceof Event.Claimed claimed) {
            json.put(EVENT, CLAIMED);
            json.put(WORKER, claimed.worker());
            json.put(UNTIL, claimed.leasedUntil());
        } else if (event instanceof Event.Extended extended) {
            json.put(EVENT, EXTENDED);
            json.put(CURSORS, cursors(extended.acks()));
            json.put(UNTIL, extended.leasedUntil());
        } else if (event instanceof Event.Reached) {
            json.put(EVENT, REACHED);
        } else if (event instanceof Event.Finished finished) {
            json.put(EVENT, FINISHED);
            json.put(CURSORS, cursors(finished.acks()));
        } else if (event instanceof Event.Expired expired) {
            json.put(EVENT, EXPIRED);
            json.put(FAILURES, (long) expired.failures());
            json.put(NEXT, expired.nextAttempt());
        } else if (event instanceof Event.Failed failed) {
            json.put(EVENT, FAILED);
            json.put(FAILURES, (long) failed.failures());
            json.put(NEXT, failed.nextAttempt());
        }
        return JsonTree.bytes(json);
    }

    private static void write(Event.Described described, Map<String, Object> json) {
        Configuration configuration = described.configuration();
        json.put(KEY, described.key());
        json.put(TYPE, configuration.kind().word());
        configuration.pattern().ifPresent(text -> json.put(PATTERN, text));
        json.put(STREAMS, configuration.streams());
        configuration.webhook().ifPresent(text -> json.put(WEBHOOK, text));
        configuration.wakeStream().ifPresent(text -> json.put(WAKE_STREAM, text));
        json.put(LEASE, configuration.leaseMillis());
        configuration.description().ifPresent(text -> json.put(DESCRIPTION, text));
        json.put(ROOT, described.root());
        json.put(CREATED, described.createdAt());
        json.put(EXPLICIT, described.explicit());
        json.put(CURSORS, cursors(described.cursors()));
        Progress progress = described.progress();
        json.put(GENERATION, progress.generation());
        json.put(FAILURES, (long) progress.failures());
        json.put(NEXT, progress.nextAttempt());
        progress.wake().ifPresent(wake -> {
            json.put(WAKE, wake.id());
            json.put(CAUSE, wake.cause());
            wake.holder().ifPresent(worker -> json.put(WORKER, worker));
            json.put(UNTIL, wake.leasedUntil());
            json.put(REACHED, wake.reached());
        });
    }

    /** @throws SubscriptionsUnreadable if it is no event that this version knows */
    static Stored read(byte[] bytes) {
        try {
            Fields json = new Fields(JsonTree.parse(bytes));
            return new Stored(json.text(ID), event(json));
        } catch (IOException | RuntimeException unknown) {
            throw new SubscriptionsUnreadable(unknown);
        }
    }

    private static Event event(Fields json) {
        return switch (json.text(EVENT)) {
            case DESCRIBED -> described(json);
            case DELETED -> new Event.Deleted();
            case STREAMS_ADDED -> new Event.StreamsAdded(json.texts(STREAMS), json.cursors());
            case STREAM_REMOVED -> new Event.StreamRemoved(json.text(PATH));
            case WOKEN ->
                new Event.Woken(json.number(GENERATION), json.text(WAKE), json.text(CAUSE), json.number(UNTIL));
            case CLAIMED -> new Event.Claimed(json.text(WORKER), json.number(UNTIL));
            case EXTENDED -> new Event.Extended(json.cursors(), json.number(UNTIL));
            case REACHED -> new Event.Reached();
            case FINISHED -> new Event.Finished(json.cursors());
            case EXPIRED -> new Event.Expired((int) json.number(FAILURES), json.number(NEXT));
            case FAILED -> new Event.Failed((int) json.number(FAILURES), json.number(NEXT));
            default -> throw new IllegalArgumentException("an event of another name");
        };
    }

    private static Event described(Fields json) {
        Configuration configuration = new Configuration(
                Configuration.Kind.of(json.text(TYPE)).orElseThrow(),
                json.optional(PATTERN),
                json.texts(STREAMS),
                json.optional(WEBHOOK),
                json.optional(WAKE_STREAM),
                json.number(LEASE),
                json.optional(DESCRIPTION));
        Optional<Wake> wake = json.optional(WAKE)
                .map(id ->
                        new Wake(id, json.text(CAUSE), json.optional(WORKER), json.number(UNTIL), json.flag(REACHED)));
        return new Event.Described(
                json.text(KEY),
                configuration,
                json.text(ROOT),
                json.number(CREATED),
                json.texts(EXPLICIT),
                json.cursors(),
                new Progress(json.number(GENERATION), wake, (int) json.number(FAILURES), json.number(NEXT)));
    }

    private static List<Object> cursors(List<Cursor> cursors) {
        List<Object> all = new ArrayList<>();
        for (Cursor cursor : cursors) {
            all.add(List.of(
                    cursor.path(),
                    cursor.stream(),
                    cursor.acked().sequence(),
                    cursor.acked().bytes()));
        }
        return all;
    }

    /** An event and whose it is. */
    record Stored(String id, Event event) {}

    /** The members of one object. */
    private record Fields(Object value) {

        private Object member(String name) {
            return ((Map<?, ?>) value).get(name);
        }

        String text(String name) {
            return (String) Objects.requireNonNull(member(name), name);
        }

        Optional<String> optional(String name) {
            return Optional.ofNullable((String) member(name));
        }

        long number(String name) {
            return (Long) member(name);
        }

        boolean flag(String name) {
            return (Boolean) member(name);
        }

        List<String> texts(String name) {
            List<?> all = (List<?>) member(name);
            return all.stream().map(String.class::cast).toList();
        }

        List<Cursor> cursors() {
            List<?> all = (List<?>) member(CURSORS);
            return all.stream().map(Fields::cursor).toList();
        }

        private static Cursor cursor(Object value) {
            List<?> parts = (List<?>) value;
            if (parts.size() != CURSOR_PARTS) {
                throw new IllegalArgumentException("a cursor of another form");
            }
            return new Cursor((String) parts.get(0), (Long) parts.get(1), new Position((Long) parts.get(2), (Long)
                    parts.get(CURSOR_PARTS - 1)));
        }
    }
}
