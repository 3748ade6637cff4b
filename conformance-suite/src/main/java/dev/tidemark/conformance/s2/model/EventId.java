// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.reports.contract.Broken;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The id of a batch event: what a reader that was cut off sends to go on.
 *
 * @param seqNum of the last record of the batch
 * @param count records of the session up to it
 * @param bytes metered bytes of the session up to it
 */
public record EventId(long seqNum, long count, long bytes) {

    private static final Pattern FORM = Pattern.compile("([0-9]+),([0-9]+),([0-9]+)");

    public static EventId parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new Broken("an id of three decimal numbers with commas between them", "the id '" + text + "'");
        }
        try {
            return new EventId(
                    Long.parseUnsignedLong(match.group(1)),
                    Long.parseUnsignedLong(match.group(2)),
                    Long.parseUnsignedLong(match.group(3)));
        } catch (NumberFormatException tooGreat) {
            throw new Broken("an id of numbers below 2 to the 64th", "the id '" + text + "'");
        }
    }

    /** The id after the last of these records, where the session began with the first of them. */
    public static EventId after(List<Expected> records) {
        return new EventId(
                records.get(records.size() - 1).seqNum(),
                records.size(),
                records.stream().mapToLong(record -> record.content().metered()).sum());
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(seqNum) + "," + Long.toUnsignedString(count) + "," + Long.toUnsignedString(bytes);
    }
}
