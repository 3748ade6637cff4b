// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Records to append, batch by batch. */
public interface Content {

    /** The words, for the steps. */
    String WORDS = "(?:a batch of )?(?:" + RecordWords.ALL + ")(?:,? in batches of \\d+)?|" + Load.BATCHES;

    Pattern IN_BATCHES = Pattern.compile("(.*?),? in batches of (\\d+)");
    String ONE_BATCH = "a batch of ";

    /** The batches, which continue the count of this stream. */
    List<List<NewRecord>> batches(Subject stream, Random random);

    static Content parse(String words) {
        if (words.matches(Load.BATCHES)) {
            return Load.parse(words)::batches;
        }
        if (words.startsWith(ONE_BATCH)) {
            var records = words.substring(ONE_BATCH.length());
            return (stream, random) -> List.of(RecordWords.parse(records, stream, random));
        }
        var sized = IN_BATCHES.matcher(words);
        var size = sized.matches() ? Integer.parseInt(sized.group(2)) : 1;
        var records = sized.matches() ? sized.group(1) : words;
        return (stream, random) -> cut(RecordWords.parse(records, stream, random), size);
    }

    private static List<List<NewRecord>> cut(List<NewRecord> records, int size) {
        var batches = new ArrayList<List<NewRecord>>();
        IntStream.iterate(0, from -> from < records.size(), from -> from + size)
                .forEach(from -> batches.add(records.subList(from, Math.min(records.size(), from + size))));
        return batches;
    }
}
