// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.offsets;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.ArrayList;
import java.util.List;

/** All places that hand out an offset: sections 5.1, 5.2, 5.5 to 5.8. */
final class OffsetSources {

    private final Scene scene;

    OffsetSources(Scene scene) {
        this.scene = scene;
    }

    /** The offset that this place hands out for the stream of the scene. */
    String take(String place) {
        var stream = scene.subject();
        return switch (place) {
            case "the creation" -> stream.offset(0);
            case "an append" -> stream.tail();
            case "the metadata" -> scene.reader().token(stream, new Position.Tail());
            case "a catch-up read" -> next(Vocabulary.BEGINNING, Mode.CATCH_UP);
            case "a read of nothing" -> next(Vocabulary.NOW, Mode.CATCH_UP);
            case "a long-poll with data" -> next(Vocabulary.BEGINNING, Mode.LONG_POLL);
            case "a long-poll without data" -> next(stream.tail(), Mode.LONG_POLL);
            case "an event stream" -> lastOfEventStream();
            case "a refused append" -> refusal();
            default -> throw new IllegalArgumentException("no offset is handed out by " + place);
        };
    }

    /** Which position of the stream the offset from this place denotes. */
    int position(String place) {
        return place.equals("the creation") ? 0 : scene.subject().length();
    }

    /** Every offset that the claimed modes show on streams that differ in type and length; collected once in a run. */
    List<String> everywhere() {
        return scene.examination()
                .shared(HandedOut.class, examination -> new HandedOut(collect()))
                .offsets();
    }

    private record HandedOut(List<String> offsets) implements Examination.Shared {
        @Override
        public void close() {
            // Its streams belonged to the scenario that collected it.
        }
    }

    private List<String> collect() {
        var all = new ArrayList<String>();
        var types = new ArrayList<>(List.of(Vocabulary.OCTET_STREAM, Vocabulary.TEXT));
        if (scene.target().unsupported("json").isEmpty()) {
            types.add(Vocabulary.JSON);
        }
        for (var type : types) {
            for (var length : type.equals(Vocabulary.OCTET_STREAM) ? List.of(0, 3, 300) : List.of(0, 3)) {
                scene.subject(scene.writer().create(scene.freshUri(), type, null));
                scene.writer().appendMessages(scene.subject(), length);
                all.add(scene.subject().offset(0));
                all.addAll(scene.subject().offsets());
                List.of("the metadata", "a catch-up read", "a read of nothing").forEach(place -> all.add(take(place)));
                if (scene.target().unsupported("sse").isEmpty()) {
                    all.add(take("an event stream"));
                }
                if (length > 0 && scene.target().unsupported("long-poll").isEmpty()) {
                    all.add(take("a long-poll with data"));
                }
            }
        }
        return all;
    }

    private String next(String token, Mode mode) {
        var reading = scene.reader().read(scene.subject(), token, mode);
        scene.reading(reading);
        reading.receive(
                token.equals(Vocabulary.BEGINNING)
                        ? scene.subject().everything()
                        : Content.none(scene.subject().contentType()));
        return reading.nextOffset();
    }

    private String lastOfEventStream() {
        var reading = (StreamingReading) scene.reader().read(scene.subject(), Vocabulary.BEGINNING, Mode.SSE);
        scene.reading(reading);
        reading.receiveUntilUpToDate();
        return reading.nextOffset();
    }

    private String refusal() {
        var stream = scene.subject();
        Response answer = scene.client()
                .wire()
                .send(Client.append(
                        stream.uri(), stream.contentType(), Bodies.message(stream.contentType(), stream.length() + 1)));
        if (answer.status() != 409) {
            throw new Broken("an append to a closed stream to be answered with 409", Answers.summary(answer));
        }
        return Answers.nextOffset(answer);
    }
}
