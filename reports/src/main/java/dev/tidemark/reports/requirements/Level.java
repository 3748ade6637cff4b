// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.requirements;

/** How strongly a requirement binds (BCP 14). */
public enum Level {
    MUST,
    MUST_NOT,
    SHOULD,
    SHOULD_NOT,
    MAY;

    /** The level written as in the catalogue, such as {@code MUST NOT}. */
    public static Level parse(String text) {
        for (Level level : values()) {
            if (level.text().equals(text)) {
                return level;
            }
        }
        throw new IllegalArgumentException("not a level: " + text);
    }

    public String text() {
        return name().replace('_', ' ');
    }

    /** The column this level is counted in: MUST, SHOULD or MAY. */
    public Level family() {
        return switch (this) {
            case MUST, MUST_NOT -> MUST;
            case SHOULD, SHOULD_NOT -> SHOULD;
            case MAY -> MAY;
        };
    }
}
