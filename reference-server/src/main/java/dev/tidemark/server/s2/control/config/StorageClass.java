// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import java.util.Locale;
import java.util.Optional;

/** How quickly a cloud would store the records (openapi.json, StorageClass). Here it is kept and shown, no more. */
public enum StorageClass {
    STANDARD,
    EXPRESS;

    private final String wire = name().toLowerCase(Locale.ROOT);

    /** As it is written in a config. */
    public String wire() {
        return wire;
    }

    /** What is written so, if anything. */
    public static Optional<StorageClass> of(String wire) {
        return Words.named(values(), StorageClass::wire, wire);
    }
}
