// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.CacheControl;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;

/** What goes into the report without a verdict, where the specification leaves a choice. */
public enum Observation {
    @Word(value = "how the request is answered", means = "Status and beginning of the body; a server error fails.")
    ANSWER {
        @Override
        public void note(Scene scene) {
            scene.note("answered with " + Answers.summary(noServerError(scene.answer())));
        }
    },

    @Word(value = "how the wait ended", means = "The status of the long-poll's answer; a server error fails.")
    END_OF_WAIT {
        @Override
        public void note(Scene scene) {
            scene.note("the wait ended with status "
                    + noServerError(scene.reading().answer()).status());
        }
    },

    @Word(value = "whether the stream is still there", means = "How an append is answered; a server error fails.")
    STILL_THERE {
        @Override
        public void note(Scene scene) {
            var stream = scene.subject();
            var append = Client.append(stream.uri(), stream.contentType(), stream.nextMessage());
            scene.note("an append is answered with "
                    + noServerError(scene.client().send(append)).status());
        }
    },

    @Word(value = "whether the event stream ends", means = "Within three seconds without an event.")
    END_OF_EVENTS {
        @Override
        public void note(Scene scene) {
            var session = (StreamingReading) scene.reading();
            var before = session.events().size();
            session.readUntilQuiet(QUIET);
            scene.note("the event stream " + (session.hasEnded() ? "ends" : "stays open") + " after "
                    + (session.events().size() - before) + " more events");
        }
    },

    @Word(value = "whether the answer carries a cursor", means = "`Stream-Cursor` of a granted read.")
    CURSOR {
        @Override
        public void note(Scene scene) {
            noteHeader(scene, scene.success(), "a catch-up read carries", Vocabulary.STREAM_CURSOR);
        }
    },

    @Word(value = "whether the answer carries an entity tag", means = "`ETag` of a read with 200.")
    ENTITY_TAG {
        @Override
        public void note(Scene scene) {
            noteHeader(scene, read(scene), "the read carries", Vocabulary.ETAG);
        }
    },

    @Word(value = "whether the answer names a resource policy", means = "`Cross-Origin-Resource-Policy` of any answer.")
    RESOURCE_POLICY {
        @Override
        public void note(Scene scene) {
            var what = "the answer with status " + scene.answer().status() + " carries";
            noteHeader(scene, scene.answer(), what, "Cross-Origin-Resource-Policy");
        }
    },

    @Word(value = "how browsers are to show the answer", means = "`Content-Disposition` of a read with 200.")
    DISPOSITION {
        @Override
        public void note(Scene scene) {
            noteHeader(scene, read(scene), "a read of bytes carries", "Content-Disposition");
        }
    },

    @Word(value = "what the answer says about caching", means = "`Cache-Control` of an answer with 200.")
    CACHING {
        @Override
        public void note(Scene scene) {
            scene.note("the answer carries " + CacheControl.of(read(scene)));
        }
    },

    @Word(value = "whether the copy is confirmed", means = "304; 200 is accepted as well, and nothing else.")
    CONFIRMATION {
        @Override
        public void note(Scene scene) {
            var answer = Scene.expect(scene.answer(), "a conditional read", 200, 304);
            scene.note("the copy is " + (answer.status() == 304 ? "confirmed" : "sent again"));
        }
    },

    @Word(
            value = "what the server does about the content type",
            means = "It creates a stream or refuses with 400 or 415, and nothing else.")
    MISSING_TYPE {
        @Override
        public void note(Scene scene) {
            var answer = Scene.expect(scene.answer(), "a creation without a content type", 200, 201, 400, 415);
            var type = answer.header(Vocabulary.CONTENT_TYPE).orElse("no type");
            scene.note("PUT without Content-Type is answered with " + answer.status() + " (" + type + ")");
        }
    },

    @Word(
            value = "whether the URL can be used again",
            means = "201, or 404, 409 or 410 where it stays blocked, and nothing else.")
    SECOND_LIFE {
        @Override
        public void note(Scene scene) {
            var status = Scene.expect(
                            scene.answer(), "the creation under the URL of a deleted stream", 201, 404, 409, 410)
                    .status();
            scene.note("a new stream under the URL of a deleted one is answered with " + status);
        }
    },

    @Word(value = "whether the message came back as it was", means = "The body of a full read, or the refusal.")
    FIDELITY {
        @Override
        public void note(Scene scene) {
            var stream = scene.subject();
            if (stream.length() == 0) {
                scene.note("the message is refused: " + Answers.summary(scene.answer()));
                return;
            }
            var within = scene.target().limits().answer();
            var answer = scene.client().read(stream.uri(), null, Mode.CATCH_UP, within);
            scene.note("the message comes back as " + answer.text());
        }
    },

    @Word(value = "how the event stream shows these bytes", means = "What was appended, and what events decode to.")
    BYTES {
        @Override
        public void note(Scene scene) {
            var received = ((StreamingReading) scene.reading()).receiveUntilUpToDate();
            scene.note("appended " + scene.subject().everything().describe(Octets.NONE) + ", received "
                    + received.describe(Octets.NONE));
        }
    },

    @Word(
            value = "whether a live read is answered while every place is taken",
            means = "200, or 429 as one request too many, and nothing else.")
    LIVE_READ_UNDER_LOAD {
        @Override
        public void note(Scene scene) {
            var answer = Scene.expect(scene.answer(), "the request", 200, 429);
            scene.note("a live read is " + (answer.status() == 200 ? "answered" : "refused")
                    + " while every place is taken");
        }
    };

    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Puts it into the report of the case. */
    public abstract void note(Scene scene);

    private static Response noServerError(Response answer) {
        if (answer.status() >= 500) {
            throw new Broken("no server error", Answers.summary(answer));
        }
        return answer;
    }

    private static Response read(Scene scene) {
        return Scene.expect(scene.answer(), "a read", 200);
    }

    private static void noteHeader(Scene scene, Response answer, String what, String header) {
        scene.note(what + " "
                + answer.header(header).map(value -> header + ": " + value).orElse("no " + header));
    }
}
