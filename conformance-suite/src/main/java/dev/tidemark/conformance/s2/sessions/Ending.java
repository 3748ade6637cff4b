// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the last that comes of a session is. */
public enum Ending {
    @Word(value = "with the end marker", means = "`data: [DONE]`, in an event without a name and without an id.")
    MARKER {
        @Override
        void check(Scene scene) {
            var last = last(scene.session());
            if (!isMarker(last)) {
                throw new Broken(
                        "the last event with the data " + Vocabulary.DONE + " and nothing else", last.toString());
            }
        }
    },

    @Word(
            value = "with nothing behind the end marker",
            means = "Within two seconds after it; one that is missing is noted.")
    NOTHING_BEHIND_THE_MARKER {
        @Override
        void check(Scene scene) {
            var session = scene.session();
            Answered.with(session.answer(), "a session", 200);
            var wait = Duration.ofSeconds(session.query().waits().orElse(0));
            session.readWhile(
                    () -> session.events().stream().noneMatch(Ending::saysDone),
                    scene.timing().latest(wait));
            session.readToEnd(scene.timing().atOnce());
            var events = session.events();
            var marker = events.stream().filter(Ending::saysDone).findFirst();
            if (marker.isEmpty()) {
                scene.note("there is no end marker");
            } else if (events.indexOf(marker.get()) < events.size() - 1) {
                throw new Broken(
                        "nothing after the end marker",
                        events.subList(events.indexOf(marker.get()), events.size())
                                .toString());
            }
        }
    },

    @Word(
            value = "normally or with an error event and no end marker",
            means = "A session without an error event is noted.")
    NO_MARKER {
        @Override
        void check(Scene scene) {
            failed(scene).ifPresent(events -> {
                if (events.stream().anyMatch(Ending::saysDone)) {
                    throw new Broken("no end marker in a session that failed", events.toString());
                }
            });
        }
    },

    @Word(
            value = "normally or with an error event that says something",
            means = "An event with data; a normal end is one like that of other sessions of the server.")
    SAYS_SOMETHING {
        @Override
        void check(Scene scene) {
            var events = failed(scene);
            if (events.isPresent()) {
                var error = error(events.get());
                if (error.data().filter(text -> !text.isBlank()).isEmpty()) {
                    throw new Broken("an error event with data", error.toString());
                }
            } else if (!endedNormally(scene)) {
                throw new Broken(
                        "an error event, or the end that other sessions have",
                        (scene.session().isCut() ? "a broken connection after " : "the end of the answer after ")
                                + scene.session().events());
            }
        }
    },

    @Word(
            value = "normally or with an error event that holds a code and a message",
            means = "A JSON object with both; a session without an error event is noted.")
    HOLDS_A_CODE {
        @Override
        void check(Scene scene) {
            failed(scene).ifPresent(events -> {
                var error = Documents.object(error(events).data().orElse(""), "an error event");
                if (!isText(error.path(Vocabulary.MEMBER_CODE)) || !isText(error.path(Vocabulary.MEMBER_MESSAGE))) {
                    throw new Broken("an error event with a code and a message", error.toString());
                }
            });
        }
    },

    @Word(
            value = "normally or with an error event that nothing follows",
            means = "It is the last one; a session without an error event is noted.")
    NOTHING_FOLLOWS {
        @Override
        void check(Scene scene) {
            failed(scene).ifPresent(events -> {
                var last = events.get(events.size() - 1);
                if (last != error(events)) {
                    throw new Broken("nothing after the error event", last.toString());
                }
            });
        }
    };

    abstract void check(Scene scene);

    /** The events of a session that has ended with an error event; empty when it ended in another way. */
    private static Optional<List<RawEvent>> failed(Scene scene) {
        var session = scene.session();
        var timing = scene.timing();
        Answered.with(session.answer(), "a session", 200);
        session.readWhile(() -> session.error().isEmpty(), session.patience());
        var begin = Moment.now();
        if (!session.awaitEnd(timing.atOnce())) {
            var finding = new Broken(
                    "the end of the session",
                    session.error()
                            .map(data -> "an open session after the error event " + data)
                            .orElse("an open session"));
            timing.late(begin.span(), timing.atOnce(), finding);
        }
        if (session.error().isEmpty()) {
            scene.note("a session whose stream is deleted ends without an error event");
            return Optional.empty();
        }
        return Optional.of(session.events());
    }

    /** Whether it ended as a session does that has brought all it was asked for. */
    private static boolean endedNormally(Scene scene) {
        var session = scene.session();
        if (session.isCut()) {
            return false;
        }
        var fresh = scene.freshStream();
        var control = scene.writer().create(fresh.basin(), fresh.name(), null);
        scene.writer().appendNumbered(control, 1);
        var normal = scene.reader().session(control, Query.from(0).with(Vocabulary.WAIT, 0));
        normal.readToEnd(normal.patience());
        return isMarker(last(normal)) == (!session.events().isEmpty() && isMarker(last(session)));
    }

    private static RawEvent last(Session session) {
        var events = session.events();
        if (events.isEmpty()) {
            throw new Broken("an event in the session", "none");
        }
        return events.get(events.size() - 1);
    }

    private static RawEvent error(List<RawEvent> events) {
        return events.stream()
                .filter(event ->
                        event.name().filter(Vocabulary.EVENT_ERROR::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }

    private static boolean saysDone(RawEvent event) {
        return event.data().filter(Vocabulary.DONE::equals).isPresent();
    }

    private static boolean isMarker(RawEvent event) {
        return saysDone(event) && event.name().isEmpty() && event.id().isEmpty();
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual() && !node.textValue().isEmpty();
    }
}
