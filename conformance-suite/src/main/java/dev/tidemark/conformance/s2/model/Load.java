// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/**
 * How much a writer appends, as so many batches.
 *
 * @param stamped whether each record has a timestamp of the last day, by chance
 */
public record Load(int count, BatchSize size, boolean stamped) {

    static final String BATCHES = "\\d+ batches of \\d+(?: to \\d+)? records?(?: stamped at random)?";

    /** The words, for the steps. */
    public static final String WORDS = "\\d+ records?|" + BATCHES;

    private static final Pattern PARTS =
            Pattern.compile("(\\d+)(?: batches of (.+?))?(?: records?)?( stamped at random)?");
    private static final long PAST = Duration.ofDays(1).toMillis();

    /** Such as {@code 20 batches of 1 to 5 records}; {@code 20 records} are as many batches of one. */
    public static Load parse(String words) {
        var parts = PARTS.matcher(words);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + words + "' is no load");
        }
        var size = parts.group(2) == null ? new BatchSize(1, 1) : BatchSize.parse(parts.group(2));
        return new Load(Integer.parseInt(parts.group(1)), size, parts.group(3) != null);
    }

    public int mostRecords() {
        return count * size.most();
    }

    /** The batches, with bodies that continue the count of this stream. */
    List<List<NewRecord>> batches(Subject stream, Random random) {
        var batches = new ArrayList<List<NewRecord>>();
        var next = stream.tail().seqNum();
        for (int i = 0; i < count; i++) {
            var end = next + size.next(random);
            batches.add(LongStream.range(next, end)
                    .mapToObj(NewRecord::numbered)
                    .map(record -> stamp(record, random))
                    .toList());
            next = end;
        }
        return batches;
    }

    /** The record as it is sent: somewhere in the last day, so that no clock makes it the future. */
    public NewRecord stamp(NewRecord record, Random random) {
        return stamped ? record.at(System.currentTimeMillis() - 1 - Math.floorMod(random.nextLong(), PAST)) : record;
    }
}
