// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.model.CacheControl;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.MediaType;
import dev.tidemark.conformance.durablestreams.model.Payload;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.Set;

/** What an answer or a control event has with it. */
public enum Belonging {
    @Word(value = "a cursor", means = "`Stream-Cursor`, or `streamCursor` in an event of an open stream, not empty.")
    CURSOR {
        @Override
        public void check(Told told, Scene scene) {
            var open = told instanceof Told.ByAnswer || !told.says(Told.Flag.CLOSED);
            if (open && told.cursor().filter(value -> !value.isBlank()).isEmpty()) {
                throw new Broken("a cursor", "none; " + told.summary());
            }
        }
    },

    @Word(value = "no empty cursor", means = "A cursor, or none; which of them is noted of an answer.")
    NO_EMPTY_CURSOR {
        @Override
        public void check(Told told, Scene scene) {
            if (told.cursor().filter(String::isBlank).isPresent()) {
                throw new Broken("a cursor or none", "an empty one; " + told.summary());
            }
            if (told instanceof Told.ByAnswer) {
                scene.note("the answer at the end of a closed stream carries "
                        + told.cursor().map(value -> "the cursor " + value).orElse("no cursor"));
            }
        }
    },

    @Word(value = "an entity tag", means = "An `ETag` on a read with 200; one that is not quoted is noted.")
    ENTITY_TAG {
        @Override
        public void check(Told told, Scene scene) {
            var tag = Scene.expect(answer(told), "a read", 200)
                    .header(Vocabulary.ETAG)
                    .filter(value -> !value.isEmpty())
                    .orElseThrow(() -> new Broken("an " + Vocabulary.ETAG, "none on this read"));
            if (!tag.matches("(W/)?\"[^\"]*\"")) {
                scene.note("the entity tag " + tag + " is not quoted, so HTTP caches may drop it");
            }
        }
    },

    @Word(value = "a time for which it may be kept", means = "Any `Cache-Control` on a read with 200; it is noted.")
    FRESHNESS {
        @Override
        public void check(Told told, Scene scene) {
            var control = CacheControl.of(Scene.expect(answer(told), "a read", 200));
            if (control.directives().isEmpty()) {
                throw new Broken(
                        "a " + Vocabulary.CACHE_CONTROL
                                + " on a read, such as public, max-age=60, stale-while-revalidate=300",
                        control.toString());
            }
            scene.note("a read carries " + control);
        }
    },

    @Word(
            value = "a resource policy",
            means = "`Cross-Origin-Resource-Policy` with cross-origin, same-site or same-origin.")
    RESOURCE_POLICY {
        @Override
        public void check(Told told, Scene scene) {
            var policy = granted(told).header(POLICY).orElse("none");
            if (!POLICIES.contains(policy.strip())) {
                throw new Broken(
                        POLICY + " with one of " + POLICIES.stream().sorted().toList(), policy);
            }
        }
    },

    @Word(value = "the type of the stream", means = "The Content-Type of the creation; letter case is free.")
    TYPE {
        @Override
        public void check(Told told, Scene scene) {
            MediaType.check(
                    scene.subject().contentType(),
                    granted(told).header(Vocabulary.CONTENT_TYPE).orElse(""));
        }
    },

    @Word(value = "the stream's URL", means = "`Location`, resolved against the URL of the request.")
    LOCATION {
        @Override
        public void check(Told told, Scene scene) {
            var uri = scene.subject().uri();
            var location = granted(told).header(Vocabulary.LOCATION);
            if (location.filter(value -> uri.resolve(value).equals(uri)).isEmpty()) {
                throw new Broken(
                        "Location: " + uri,
                        location.map(value -> "Location: " + value).orElse("no Location header"));
            }
        }
    },

    @Word(value = "no announcement of base64", means = "No `stream-sse-data-encoding`.")
    NO_ENCODING {
        @Override
        public void check(Told told, Scene scene) {
            granted(told).header(Vocabulary.SSE_DATA_ENCODING).ifPresent(value -> {
                throw new Broken("no " + Vocabulary.SSE_DATA_ENCODING, Vocabulary.SSE_DATA_ENCODING + ": " + value);
            });
        }
    },

    @Word(value = "no body", means = "Not a byte.")
    NO_BODY {
        @Override
        public void check(Told told, Scene scene) {
            if (answer(told).body().length > 0) {
                throw new Broken("no body", told.summary());
            }
        }
    },

    @Word(value = "data", means = "At least a byte; on a JSON stream at least a message.")
    DATA {
        @Override
        public void check(Told told, Scene scene) {
            if (content(told, scene).isEmpty()) {
                throw new Broken("data", told.summary());
            }
        }
    },

    @Word(value = "no data", means = "Not a byte, or an empty array on a JSON stream.")
    NO_DATA {
        @Override
        public void check(Told told, Scene scene) {
            if (!answer(told).text().isBlank() && !content(told, scene).isEmpty()) {
                throw new Broken("no data", told.summary());
            }
        }
    },

    @Word(value = "an offset of the server", means = "None that only the content of the stream names.")
    OWN_OFFSET {
        @Override
        public void check(Told told, Scene scene) {
            if (told.nextOffset().equals(Payload.FORGED)) {
                throw new Broken("control events of the server only", "one from the content: " + told.summary());
            }
        }
    },

    @Word(
            value = "fields of the right names and types",
            means = "A text `streamNextOffset`; where they are there, a text `streamCursor` and the flags.")
    FIELDS {
        @Override
        public void check(Told told, Scene scene) {
            var control = ((Told.ByEvent) told).checkpoint().control();
            var right = control.path(Vocabulary.MEMBER_NEXT_OFFSET).isTextual()
                    && isTextualIfThere(control, Vocabulary.MEMBER_CURSOR)
                    && isFlagIfThere(control, Vocabulary.MEMBER_UP_TO_DATE)
                    && isFlagIfThere(control, Vocabulary.MEMBER_CLOSED);
            if (!right) {
                throw new Broken(
                        "a text " + Vocabulary.MEMBER_NEXT_OFFSET + ", a text " + Vocabulary.MEMBER_CURSOR + ", flags",
                        told.summary());
            }
        }
    };

    private static final String POLICY = "Cross-Origin-Resource-Policy";
    private static final Set<String> POLICIES = Set.of("cross-origin", "same-site", "same-origin");

    /** Checks that it is there. */
    public abstract void check(Told told, Scene scene);

    private static Response answer(Told told) {
        return ((Told.ByAnswer) told).answer();
    }

    private static Response granted(Told told) {
        return ((Told.ByAnswer) told).granted();
    }

    private static Content content(Told told, Scene scene) {
        return Content.ofAnswer(scene.subject().contentType(), answer(told).body());
    }

    private static boolean isTextualIfThere(JsonNode control, String member) {
        return !control.has(member) || control.path(member).isTextual();
    }

    private static boolean isFlagIfThere(JsonNode control, String member) {
        return !control.has(member) || control.path(member).isBoolean();
    }
}
