// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Content;
import dev.tidemark.conformance.s2.model.Load;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.Received;
import dev.tidemark.conformance.s2.model.WaitBounds;
import dev.tidemark.conformance.s2.sessions.SessionEnd;
import io.cucumber.java.ParameterType;
import java.util.Arrays;
import java.util.List;

/** The nouns of the scenarios that have numbers or names in them; all others are enums. */
public final class Words {

    /**
     * Where a read starts and then, after commas, what else it asks for. It starts `from sequence number 5`, `from timestamp 1001`, `from 2
     * records before the tail`, `from the default start` (none is named), or `with the query "..."`, which is sent literally. Further words:
     * `at most 3 records`, `at most 30 bytes`, `until timestamp 2000`, `until 1 second from now`, `waiting 5 seconds`, `clamped`, `not
     * clamped`, `in base64` (`s2-format`), `accepting "..."` (Accept), `with the id "..."` (Last-Event-ID), `resumed after record 4` (the id
     * of a session that brought records 0 to 4 before it broke off), `reading nothing the first 4 seconds`, `reading nothing at first` (until a
     * Then looks).
     */
    @ParameterType(ReadPlan.WORDS)
    public ReadPlan plan(String text) {
        return ReadPlan.parse(text);
    }

    /**
     * Records by their sequence numbers, which begin with 0: `no record`, `all records` (that are left), `record 2`, `records 2 to 4`. Where
     * a server may choose, which is noted: `record 2 and perhaps more`, `some of the first 1000 records`, `all records from some record on`
     * (with none missing behind it; trimmed ones may linger), `all records or records 5 to 9`.
     */
    @ParameterType(Received.WORDS)
    public Received.Choice records(String text) {
        return Received.parse(text);
    }

    /**
     * Records to append, one by one unless it says `a batch of ...`, `... in batches of 7` or `20 batches of 1 to 5 records`. Their bodies
     * differ: `3 records`, `2 records at the timestamp 2000`, `records at the timestamps 1000 and 2000`, `700 records, 7 at each timestamp from
     * 1000 on`, `records with the bodies b, c and a`, `2 records of 20 metered bytes` (8 of each are overhead), `records of 20, 33 and 50 metered
     * bytes`, `1 record of 1048576 metered bytes with headers` (half of them), `... in two-byte letters`, `... in control characters` (six
     * bytes of JSON each), `... at random` (in base64), `20 batches of 1 to 5 records stamped at random` (within the last day). Or a list of
     * `a record`, `a record at the timestamp 3000`, `a record stamped 1 hour ahead` (or `2 days ago`, by the clock of the suite), `a record
     * without a timestamp`, `a fence with "first"` or `the fencing token "first"` (the same), `a trim to 2`, `the command "fence" with the bytes
     * "61 ff"` (hexadecimal, in base64).
     */
    @ParameterType(Content.WORDS)
    public Content content(String text) {
        return Content.parse(text);
    }

    /** How much each writer appends: `20 records`, one by one, or `20 batches of 1 to 5 records`, also `stamped at random`. */
    @ParameterType(Load.WORDS)
    public Load load(String text) {
        return Load.parse(text);
    }

    /** `the sequence number 3`, `the token "first"`, `a null token`, `a null sequence number`, or two of them after `and`; `the tail`. */
    @ParameterType(Conditions.WORDS)
    public Conditions conditions(String text) {
        return Conditions.parse(text);
    }

    /** A token in quotation marks, or two of them: `"second" or "first"`. */
    @ParameterType("\"[^\"]*\"(?: or \"[^\"]*\")?")
    public List<String> token(String text) {
        return Arrays.stream(text.split(" or "))
                .map(token -> token.substring(1, token.length() - 1))
                .toList();
    }

    /** `the reader`, or `every reader` where a scenario has several. */
    @ParameterType("the reader|every reader")
    public String readers(String text) {
        return text;
    }

    /** `at least 2 seconds`, `at most 4 seconds`, or both after `and`. */
    @ParameterType(WaitBounds.WORDS)
    public WaitBounds waitBounds(String text) {
        return WaitBounds.parse(text);
    }

    /** `within 5 seconds` or `3 seconds after its last record`. */
    @ParameterType(SessionEnd.WORDS)
    public SessionEnd sessionEnd(String text) {
        return SessionEnd.parse(text);
    }

    /** `holds 3 of them and says that there are more`, or `no more`; `shows each of them once`. */
    @ParameterType("holds \\d+ of them and says that there are (?:no )?more|shows each of them once")
    public String listing(String text) {
        return text;
    }

    /** `in` or `not in`. */
    @ParameterType("in|not in")
    public String presence(String text) {
        return text;
    }

    /** JSON, literally, to the end of the line. */
    @ParameterType(".+")
    public String json(String text) {
        return text;
    }

    /** A list such as `1, 10 and 100`. */
    @ParameterType("\\d+(?:, \\d+)* and \\d+")
    public List<Integer> numbers(String text) {
        return Arrays.stream(text.split(", | and ")).map(Integer::valueOf).toList();
    }
}
