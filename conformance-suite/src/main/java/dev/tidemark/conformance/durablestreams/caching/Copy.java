// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.CacheControl;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.ArrayList;

/** What a cache may have a copy of. */
enum Copy {
    @Word(value = "the answer", means = "The answer to the last request, with 200; what it says is noted.")
    ANSWER {
        @Override
        void check(Scene scene, int seconds) {
            var answer = Scene.expect(scene.success(), "the request", 200);
            checkAge(answer, seconds);
            scene.note("a read carries " + CacheControl.of(answer));
        }
    },

    @Word(
            value = "a read at the tail of each",
            means =
                    "Without data, so that whatever comes next comes at this very URL; from the start, too, where that is the tail."
                            + " Nor may it be kept for good, by `immutable`.")
    TAIL {
        @Override
        void check(Scene scene, int seconds) {
            scene.streams().each((state, stream) -> {
                checkShort(read(scene, stream, stream.tail(), Mode.CATCH_UP), seconds);
                if (stream.everything().isEmpty()) {
                    checkShort(read(scene, stream, null, Mode.CATCH_UP), seconds);
                    checkShort(read(scene, stream, Vocabulary.BEGINNING, Mode.CATCH_UP), seconds);
                }
            });
        }
    },

    @Word(
            value = "the last page of each",
            means = "A read from each position with data behind it, in the mode of the case, likewise.")
    LAST_PAGE {
        @Override
        void check(Scene scene, int seconds) {
            lastPage(scene, seconds, scene.mode());
        }
    },

    @Word(
            value = "a long-poll of each that brought nothing",
            means = "204 from the tail; an answer without Cache-Control is right.")
    EMPTY_LONG_POLL {
        @Override
        void check(Scene scene, int seconds) {
            var waiting = new ArrayList<Reading>();
            scene.streams().each((state, stream) -> {
                var reading = scene.bulkReader().await(stream, stream.tail());
                scene.reading(reading);
                reading.abandon(); // nobody asks again: the end of the first wait is looked at
                waiting.add(reading);
            });
            var each = waiting.iterator();
            scene.streams().each((state, stream) -> {
                var answer = Scene.expect(each.next().answer(), "a long-poll that brought nothing", 204);
                if (answer.header(Vocabulary.CACHE_CONTROL).isPresent()) {
                    checkShort(answer, seconds);
                }
            });
        }
    };

    /** Checks that it is fresh for so many seconds at most. */
    abstract void check(Scene scene, int seconds);

    private static void lastPage(Scene scene, int seconds, Mode mode) {
        scene.streams().each((state, stream) -> {
            for (int position = 0; position < stream.length(); position++) {
                checkShort(read(scene, stream, stream.offset(position), mode), seconds);
            }
            checkShort(read(scene, stream, Vocabulary.BEGINNING, mode), seconds);
        });
    }

    private static Response read(Scene scene, Subject stream, String token, Mode mode) {
        var reading = scene.bulkReader().read(stream, token, mode);
        scene.reading(reading);
        return Scene.expect(reading.answer(), "a read", 200);
    }

    /** It may change, so it may not be called immutable either. */
    private static void checkShort(Response answer, int longest) {
        var control = CacheControl.of(answer);
        if (!control.neverUsedUnasked() && control.has("immutable")) {
            throw new Broken("no immutable on what may change", control.toString());
        }
        checkAge(answer, longest);
    }

    static void checkAge(Response answer, int longest) {
        var control = CacheControl.of(answer);
        if (!control.neverUsedUnasked() && control.freshness().orElse(0) > longest) {
            throw new Broken("at most max-age=" + longest, control.toString());
        }
    }
}
