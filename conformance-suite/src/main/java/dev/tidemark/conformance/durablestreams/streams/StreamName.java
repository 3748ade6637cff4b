// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.grammar.Word;
import java.net.URI;

/** A stream by what is odd about its name. */
enum StreamName {
    @Word(value = "the stream", means = "Nothing is.")
    PLAIN {
        @Override
        URI uri(Scene scene) {
            return scene.subject().uri();
        }
    },

    @Word(
            value = "a stream whose name has encoded parent steps",
            means = "`%2F..%2F..%2F..%2Fetc%2Fpasswd` at its end.")
    PARENT_STEPS {
        @Override
        URI uri(Scene scene) {
            return fresh(scene, "%2F..%2F..%2F..%2Fetc%2Fpasswd");
        }
    },

    @Word(value = "a stream whose name has an encoded NUL", means = "`%00`.")
    NUL {
        @Override
        URI uri(Scene scene) {
            return fresh(scene, "%00end");
        }
    },

    @Word(value = "a stream whose name has encoded slashes", means = "`%2F`.")
    SLASHES {
        @Override
        URI uri(Scene scene) {
            return fresh(scene, "%2Fa%2Fb");
        }
    },

    @Word(value = "a stream whose name has 4000 characters", means = "As many letters, and some more.")
    LONG {
        @Override
        URI uri(Scene scene) {
            return fresh(scene, "a".repeat(4000));
        }
    },

    @Word(value = "a stream whose name is in Unicode", means = "Characters of two, three and four bytes.")
    UNICODE {
        @Override
        URI uri(Scene scene) {
            return fresh(scene, "%C3%A4%E2%82%AC%F0%9F%98%80");
        }
    },

    @Word(value = "a stream whose name has a space and a percent", means = "`%20` and `%25`.")
    SPACE {
        @Override
        URI uri(Scene scene) {
            return fresh(scene, "%20and%25");
        }
    };

    /** The URL of the stream; one with an odd name has not been used. */
    abstract URI uri(Scene scene);

    private static URI fresh(Scene scene, String end) {
        return URI.create(scene.freshUri() + end);
    }
}
