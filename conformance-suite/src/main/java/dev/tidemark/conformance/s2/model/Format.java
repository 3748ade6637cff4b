// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.reports.contract.Broken;
import java.util.Base64;
import java.util.List;

/** How names, values and bodies of records are written in JSON. */
public enum Format {
    /** As text; the default. */
    RAW("raw") {
        @Override
        String encode(Bytes bytes) {
            return bytes.text();
        }

        @Override
        Bytes decode(String text) {
            return Bytes.utf8(text);
        }
    },
    BASE64("base64") {
        @Override
        String encode(Bytes bytes) {
            return bytes.base64();
        }

        @Override
        Bytes decode(String text) {
            try {
                return new Bytes(Base64.getDecoder().decode(text));
            } catch (IllegalArgumentException notBase64) {
                throw new Broken("record data in base64, as asked for", "'" + text + "'");
            }
        }
    };

    /** The value of the header s2-format. */
    public final String wireName;

    Format(String wireName) {
        this.wireName = wireName;
    }

    /** The one in which these survive; the point of a trim is bytes, whatever they spell. */
    public static Format of(List<NewRecord> records) {
        return records.stream()
                        .allMatch(
                                record -> record.isText() && record.trimPoint().isEmpty())
                ? RAW
                : BASE64;
    }

    abstract String encode(Bytes bytes);

    abstract Bytes decode(String text);
}
