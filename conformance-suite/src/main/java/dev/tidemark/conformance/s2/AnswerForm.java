// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** What an answer is: its status, its type and its document. */
public enum AnswerForm {
    @Word(value = "an event stream", means = "200 with `text/event-stream`.")
    EVENT_STREAM {
        @Override
        void check(Scene scene) {
            require(Answered.with(scene.answer(), "a session", 200), Vocabulary.EVENT_STREAM);
        }
    },

    @Word(value = "a batch", means = "200 with a read batch in JSON, and no event stream.")
    BATCH {
        @Override
        void check(Scene scene) {
            var answer = Answered.with(scene.answer(), "a unary read", 200);
            if (isOfType(answer, Vocabulary.EVENT_STREAM)) {
                throw new Broken("an answer of the type " + Vocabulary.JSON, type(answer));
            }
            Documents.batch(object(answer, "the answer to a read"), Format.RAW);
        }
    },

    @Word(value = "an event stream or a batch", means = "One of both; which is noted.")
    EVENT_STREAM_OR_BATCH {
        @Override
        void check(Scene scene) {
            var answer = Answered.with(scene.answer(), "a read", 200);
            if (isOfType(answer, Vocabulary.JSON)) {
                Documents.batch(object(answer, "the answer to a read"), Format.RAW);
            } else if (!isOfType(answer, Vocabulary.EVENT_STREAM)) {
                throw new Broken("an event stream or JSON", type(answer));
            }
            scene.note("the answer is " + type(answer));
        }
    },

    @Word(value = "JSON and no event stream", means = "An object of the type `application/json`, whatever the status.")
    JSON {
        @Override
        void check(Scene scene) {
            require(scene.answer(), Vocabulary.JSON);
            object(scene.answer(), "the refusal");
        }
    },

    @Word(
            value = "for no cache to keep",
            means =
                    "Neither public nor of an age above 0, unless `no-store` or `no-cache` is there; what it says is noted.")
    UNCACHED {
        @Override
        void check(Scene scene) {
            var answer = Answered.with(scene.answer(), "a session", 200);
            var said = answer.header("Cache-Control").orElse("");
            var forbids = said.contains("no-store") || said.contains("no-cache");
            if (!forbids && (AGE.matcher(said).find() || said.contains("public"))) {
                throw new Broken("an answer that no cache keeps", "Cache-Control: " + said);
            }
            scene.note("Cache-Control: " + (said.isEmpty() ? "none" : said) + "; X-Accel-Buffering: "
                    + answer.header("X-Accel-Buffering").orElse("none"));
        }
    },

    @Word(value = "an acknowledgement with start, end and tail", means = "200, JSON, three positions of whole numbers.")
    ACKNOWLEDGEMENT {
        @Override
        void check(Scene scene) {
            var answer = Answered.with(scene.answer(), "the append", 200);
            requireJson(answer);
            Documents.ack(object(answer, "the acknowledgement"));
        }
    },

    @Word(value = "the position of the tail", means = "200, JSON, a position of whole numbers.")
    TAIL {
        @Override
        void check(Scene scene) {
            var answer = Answered.with(scene.answer(), "a check of the tail", 200);
            requireJson(answer);
            Documents.position(object(answer, "the tail"), Vocabulary.MEMBER_TAIL);
        }
    },

    @Word(
            value = "a description of the new stream",
            means = "201, an object with its name and an RFC 3339 time as `created_at`.")
    DESCRIPTION {
        @Override
        void check(Scene scene) {
            var answer = Answered.with(scene.answer(), "the creation of a stream", 201);
            var info = object(answer, "the answer to the creation of a stream");
            var name = info.path(Vocabulary.MEMBER_NAME).asText();
            if (!name.equals(scene.subject().name())) {
                throw new Broken("the name " + scene.subject().name(), Answered.summary(answer));
            }
            try {
                OffsetDateTime.parse(info.path(Vocabulary.MEMBER_CREATED_AT).asText());
            } catch (DateTimeParseException noTime) {
                throw new Broken(
                        "an RFC 3339 time in '" + Vocabulary.MEMBER_CREATED_AT + "'", Answered.summary(answer));
            }
        }
    },

    @Word(value = "that the deletion is accepted", means = "202.")
    DELETION {
        @Override
        void check(Scene scene) {
            Answered.with(scene.answer(), "the deletion of a stream", 202);
        }
    };

    /** A copy may be used again without asking: an age above 0 without one of the words that forbid it. */
    private static final Pattern AGE = Pattern.compile("(?:^|[ ,])(?:s-maxage|max-age)=[1-9]");

    abstract void check(Scene scene);

    private static JsonNode object(Response answer, String what) {
        return Documents.object(answer.text(), what);
    }

    private static void requireJson(Response answer) {
        if (!type(answer).startsWith(Vocabulary.JSON)) {
            throw new Broken("an answer of the type " + Vocabulary.JSON, "the type '" + type(answer) + "'");
        }
    }

    private static void require(Response answer, String type) {
        if (!isOfType(answer, type)) {
            throw new Broken("an answer of the type " + type, type(answer));
        }
    }

    private static boolean isOfType(Response answer, String type) {
        return type(answer).split(";", 2)[0].strip().equalsIgnoreCase(type);
    }

    private static String type(Response answer) {
        return answer.header(Vocabulary.CONTENT_TYPE).orElse("no Content-Type");
    }
}
