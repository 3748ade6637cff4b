// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.offsets;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Examination;
import java.util.ArrayList;
import java.util.List;

/** Every offset that the claimed modes show on streams that differ in type and length; collected once in a run. */
record HandedOut(List<String> offsets) implements Examination.Shared {

    static HandedOut of(Scene scene) {
        return scene.examination().shared(HandedOut.class, examination -> new HandedOut(collect(scene)));
    }

    @Override
    public void close() {
        // Its streams belonged to the scenario that collected it.
    }

    private static List<String> collect(Scene scene) {
        var all = new ArrayList<String>();
        var types = new ArrayList<>(List.of(Vocabulary.OCTET_STREAM, Vocabulary.TEXT));
        if (offers(scene, "json")) {
            types.add(Vocabulary.JSON);
        }
        for (var type : types) {
            for (var length : type.equals(Vocabulary.OCTET_STREAM) ? List.of(0, 3, 300) : List.of(0, 3)) {
                scene.subject(scene.writer().create(scene.freshUri(), type, null));
                scene.writer().appendMessages(scene.subject(), length);
                all.add(scene.subject().offset(0));
                all.addAll(scene.subject().offsets());
                places(scene, length).forEach(place -> all.add(place.take(scene)));
            }
        }
        return all;
    }

    private static List<OffsetSource> places(Scene scene, int length) {
        var places = new ArrayList<>(List.of(OffsetSource.METADATA, OffsetSource.READ, OffsetSource.EMPTY_READ));
        if (offers(scene, "sse")) {
            places.add(OffsetSource.EVENT_STREAM);
        }
        if (length > 0 && offers(scene, "long-poll")) {
            places.add(OffsetSource.LONG_POLL);
        }
        return places;
    }

    private static boolean offers(Scene scene, String capability) {
        return scene.target().unsupported(capability).isEmpty();
    }
}
