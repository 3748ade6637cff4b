// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

/** A setting has a value that cannot be meant. */
public final class WrongSetting extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param sentence what is wrong */
    WrongSetting(String sentence) {
        super(sentence);
    }

    WrongSetting(String name, Object value, String must) {
        super("the setting " + name + "=" + value + " is wrong: it must " + must);
    }
}
