// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.requirements;

/**
 * One row of a catalogue.
 *
 * @param section section of the specification; the catalogue's area where the source has no numbered sections
 * @param statement the promise in our words
 */
public record Requirement(
        String id, String section, String title, Level level, Side side, String capability, String statement) {}
