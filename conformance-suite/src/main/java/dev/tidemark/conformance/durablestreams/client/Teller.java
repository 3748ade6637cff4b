// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.List;
import java.util.function.Consumer;

/** Who or what tells something about the stream. */
public enum Teller {
    @Word(
            value = "the answer",
            means = "The answer to the last request; that of a read, until something else is asked for.")
    ANSWER {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            check.accept(by(scene, scene.answer()));
        }
    },

    @Word(value = "the reader's answer", means = "What the reader that waited last is answered.")
    READER {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            check.accept(by(scene, scene.reading().answer()));
        }
    },

    @Word(value = "every waiting reader's answer", means = "What each of the readers that waited together is answered.")
    WAITING {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            scene.waiting().forEach(reading -> check.accept(by(scene, reading.answer())));
        }
    },

    @Word(value = "every answer", means = "Each answer to the requests of the last step.")
    EVERY {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            scene.answers().forEach(answer -> check.accept(by(scene, answer)));
        }
    },

    @Word(value = "every answer but the last", means = "Each answer to the requests of the last step, except the last.")
    CUT {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            var answers = scene.answers();
            answers.subList(0, answers.size() - 1).forEach(answer -> check.accept(by(scene, answer)));
        }
    },

    @Word(
            value = "each answer",
            means = "The answer to the reader of each stream; a failure names the state and the type of the stream.")
    EACH {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            scene.streams().eachReading(reading -> check.accept(by(scene, reading.answer())));
        }
    },

    @Word(value = "the metadata", means = "The answer to a HEAD that is sent now, with 200.")
    METADATA {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            var metadata = scene.client().metadata(scene.subject().uri());
            if (metadata.status() != 200) {
                scene.checkInTime();
            }
            check.accept(by(scene, Scene.expect(metadata, "a request for the metadata", 200)));
        }
    },

    @Word(value = "the metadata of each", means = "The same of each stream.")
    METADATA_OF_EACH {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            scene.streams().each((state, stream) -> {
                var metadata = scene.client().bulk().metadata(stream.uri());
                check.accept(by(scene, Scene.expect(metadata, "a request for the metadata", 200)));
            });
        }
    },

    @Word(value = "the first event", means = "A control event that comes before any other.")
    FIRST_EVENT {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            check.accept(new Told.ByEvent(first(scene, streaming(scene))));
        }
    },

    @Word(value = "each first event", means = "The same of the event stream of each stream.")
    EACH_FIRST_EVENT {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            scene.streams()
                    .eachReading(reading -> check.accept(new Told.ByEvent(first(scene, (StreamingReading) reading))));
        }
    },

    @Word(
            value = "the last control event",
            means = "The control event behind all that was appended; none within two seconds fails.")
    LAST_EVENT {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            var controls = controls(scene);
            check.accept(new Told.ByEvent(controls.get(controls.size() - 1)));
        }
    },

    @Word(value = "every control event", means = "Each control event up to the one behind all that was appended.")
    EVERY_EVENT {
        @Override
        public void each(Scene scene, Consumer<Told> check) {
            controls(scene).forEach(control -> check.accept(new Told.ByEvent(control)));
        }
    };

    /** Looks at each thing that is told. */
    public abstract void each(Scene scene, Consumer<Told> check);

    private static Told by(Scene scene, Response answer) {
        return new Told.ByAnswer(scene, answer);
    }

    private static StreamingReading streaming(Scene scene) {
        return (StreamingReading) scene.reading();
    }

    private static StreamingReading.Checkpoint first(Scene scene, StreamingReading streaming) {
        Scene.expect(streaming.answer(), "an event stream", 200);
        var patience = scene.target().limits().answer();
        if (streaming.events().isEmpty() && streaming.next(patience).isEmpty()) {
            throw new Broken("a control event at once", "none within " + patience.toMillis() + " ms");
        }
        var first = streaming.events().get(0);
        if (!StreamingReading.isControl(first)) {
            throw new Broken("a control event first", first.toString());
        }
        return streaming.checkpoints().get(0);
    }

    private static List<StreamingReading.Checkpoint> controls(Scene scene) {
        var streaming = streaming(scene);
        if (!streaming.hasEnded()) {
            streaming.receiveUpTo(scene.subject().tail(), scene.timing().atOnce());
        }
        if (streaming.checkpoints().isEmpty()) {
            throw new Broken("a control event", "none");
        }
        return streaming.checkpoints();
    }
}
