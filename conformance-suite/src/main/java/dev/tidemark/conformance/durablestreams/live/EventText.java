// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.reports.contract.Broken;
import java.util.Base64;

/** How the text of data events stands for bytes (section 5.8). */
enum EventText {
    @Word(value = "plain text", means = "Their data without any decoding.")
    PLAIN {
        @Override
        byte[] bytes(String data) {
            return Bodies.utf8(data);
        }
    },

    @Word(value = "base64", means = "Each event decoded by itself (RFC 4648, section 4), without its line ends.")
    BASE64 {
        @Override
        byte[] bytes(String data) {
            try {
                return Base64.getDecoder().decode(joined(data));
            } catch (IllegalArgumentException notBase64) {
                throw new Broken("base64 in the data event", "'" + data + "'");
            }
        }
    };

    /** What the data of an event stand for. */
    abstract byte[] bytes(String data);

    /** The data without their line ends. */
    static String joined(String data) {
        return data.replace("\n", "").replace("\r", "");
    }
}
