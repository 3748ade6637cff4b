// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.Optional;

/** What a reader is told about a stream: by the headers of an answer (5.5 to 5.7) or by the fields of a control event (5.8). */
public sealed interface Told {

    /** What is either said or left out. */
    enum Flag {
        CLOSED(Vocabulary.STREAM_CLOSED, Vocabulary.MEMBER_CLOSED),
        UP_TO_DATE(Vocabulary.STREAM_UP_TO_DATE, Vocabulary.MEMBER_UP_TO_DATE);

        private final String header;
        private final String member;

        Flag(String header, String member) {
            this.header = header;
            this.member = member;
        }
    }

    /** What the protocol calls the flag here. */
    String name(Flag flag);

    /** Whether the flag has the value true. */
    boolean says(Flag flag);

    /** Whether the flag is there, whatever its value. */
    boolean mentions(Flag flag);

    /** Where the reader goes on, which has to be there. */
    String nextOffset();

    /** The cursor as it is written, however empty. */
    Optional<String> cursor();

    /** For an observed line. */
    String summary();

    /**
     * What an answer tells.
     *
     * @param scene to excuse a refusal for what passed on this side
     */
    record ByAnswer(Scene scene, Response answer) implements Told {

        @Override
        public String name(Flag flag) {
            return flag.header;
        }

        @Override
        public boolean says(Flag flag) {
            return Vocabulary.TRUE.equals(answer.header(flag.header).orElse(""));
        }

        @Override
        public boolean mentions(Flag flag) {
            return answer.header(flag.header).isPresent();
        }

        @Override
        public String nextOffset() {
            return Answers.nextOffset(answer);
        }

        @Override
        public Optional<String> cursor() {
            return answer.header(Vocabulary.STREAM_CURSOR);
        }

        @Override
        public String summary() {
            return Answers.summary(answer);
        }

        /** The answer, where it says what only answers to granted requests say. */
        public Response granted() {
            if (answer.status() >= 400) {
                scene.refused(answer);
                throw new Broken("a request that is granted", summary());
            }
            return answer;
        }
    }

    /** What a control event tells, and what the reader had got before it. */
    record ByEvent(StreamingReading.Checkpoint checkpoint) implements Told {

        @Override
        public String name(Flag flag) {
            return flag.member;
        }

        @Override
        public boolean says(Flag flag) {
            return checkpoint.says(flag.member);
        }

        @Override
        public boolean mentions(Flag flag) {
            return control().has(flag.member);
        }

        @Override
        public String nextOffset() {
            var offset = control().path(Vocabulary.MEMBER_NEXT_OFFSET);
            if (!offset.isTextual() || offset.textValue().isEmpty()) {
                throw new Broken("a control event with the text " + Vocabulary.MEMBER_NEXT_OFFSET, summary());
            }
            return offset.textValue();
        }

        @Override
        public Optional<String> cursor() {
            return control().has(Vocabulary.MEMBER_CURSOR)
                    ? Optional.of(control().path(Vocabulary.MEMBER_CURSOR).asText())
                    : Optional.empty();
        }

        @Override
        public String summary() {
            return String.valueOf(control());
        }

        private JsonNode control() {
            return checkpoint.control();
        }
    }
}
