// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.history.linear.Effort;
import dev.tidemark.conformance.history.linear.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Small histories: each fault, and beside it what looks like one and is none. */
class LinearizabilityTest {

    private final List<Timed<Deed>> history = new ArrayList<>();
    private long number;

    private void did(int client, long called, long returned, Call call, Outcome outcome) {
        history.add(new Timed<>(client, called, returned, new Deed(number++, call, outcome)));
    }

    private void silent(int client, long called, Call.Append call) {
        did(client, called, Timed.NEVER, call, new Outcome.Unknown());
    }

    private static Call.Append append(String content) {
        return Call.Append.of(Entry.of(content));
    }

    private static Outcome ack(long start) {
        return new Outcome.Acknowledged(start, start + 1);
    }

    private static Outcome tail(long seqNum) {
        return new Outcome.Tail(seqNum);
    }

    private static Outcome records(long first, String... contents) {
        var found = new ArrayList<Outcome.Found>();
        for (int i = 0; i < contents.length; i++) {
            found.add(new Outcome.Found(first + i, contents[i]));
        }
        return new Outcome.Records(found, OptionalLong.empty());
    }

    private static final Call TAIL = new Call.CheckTail();
    private static final Call READ = new Call.Read(0, false);

    private Verdict verdict() {
        return Linearizability.of(history, new Effort(Duration.ofSeconds(10), 100_000));
    }

    private void isLegal() {
        assertThat(verdict()).isInstanceOf(Verdict.Legal.class);
    }

    private Verdict.Illegal isIllegal(int deeds) {
        assertThat(verdict()).isInstanceOf(Verdict.Illegal.class);
        var illegal = (Verdict.Illegal) verdict();
        assertThat(illegal.deeds()).as(illegal.text()).hasSize(deeds);
        return illegal;
    }

    @Test
    void nothingIsLegal() {
        isLegal();
    }

    @Test
    void whatHappensAtOnceMayHaveHappenedInAnyOrder() {
        did(1, 0, 10, append("a"), ack(1));
        did(2, 0, 10, append("b"), ack(0));
        did(3, 0, 10, TAIL, tail(1));
        did(4, 0, 10, READ, records(0, "b"));
        isLegal();
    }

    @Test
    void whatCameLaterDidNotHappenEarlier() {
        did(1, 0, 10, append("a"), ack(1));
        did(2, 11, 20, append("b"), ack(0));
        assertThat(isIllegal(2).text())
                .startsWith("No order of these 2 operations explains what they were answered:\n")
                .contains("0.000 to      0.000 ms  client 1   append [a]: acknowledged as 1\n");
    }

    @Test
    void anAppendAcknowledgedUnderTwoNumbersIsFound() {
        did(1, 0, 10, append("a"), ack(0));
        number--;
        did(1, 0, 20, append("a"), ack(1));
        assertThat(isIllegal(2).text()).contains("acknowledged twice, with different numbers");
    }

    @Test
    void anAppendAcknowledgedTwiceUnderOneNumberIsNoFault() {
        did(1, 0, 10, append("a"), ack(0));
        number--;
        did(1, 0, 20, append("a"), ack(0));
        did(1, 30, 40, TAIL, tail(1));
        // the second answer tells nothing new
        isLegal();
    }

    @Test
    void twoAppendsUnderOneNumberAreFound() {
        did(1, 0, 10, append("a"), ack(0));
        did(2, 0, 10, append("b"), ack(0));
        isIllegal(2);
    }

    @Test
    void aRecordThatIsThereTwiceIsFound() {
        did(1, 0, 10, append("a"), ack(0));
        did(2, 20, 30, READ, records(0, "a", "a"));
        assertThat(isIllegal(1).text())
                .contains("Nobody was told to have appended record 1.")
                .contains("'a' is of client 1: append [a]: acknowledged as 0");
    }

    @Test
    void twoAppendsOfOneContentAreNoFault() {
        did(1, 0, 10, append("a"), ack(0));
        silent(1, 12, append("a"));
        did(2, 20, 30, READ, records(0, "a", "a"));
        isLegal();
    }

    @Test
    void twoWinnersOfOneConditionAreFound() {
        did(1, 0, 10, append("x"), ack(0));
        did(1, 20, 30, append("a").ifNext(1), ack(1));
        did(2, 20, 30, append("b").ifNext(1), ack(2));
        isIllegal(1);
    }

    @Test
    void oneWinnerIsNoFaultAndTheLoserIsToldTheNumber() {
        did(1, 0, 10, append("a").ifNext(0), ack(0));
        did(2, 0, 10, append("b").ifNext(0), new Outcome.OtherSeqNum(1));
        isLegal();
    }

    @Test
    void aConditionThatHeldIsNotRefused() {
        did(1, 0, 10, append("a").ifNext(0), new Outcome.OtherSeqNum(0));
        isIllegal(1);
    }

    @Test
    void aFencedWriterThatWritesIsFound() {
        did(1, 0, 10, Call.Append.of(Entry.fence("one")), ack(0));
        did(2, 20, 30, Call.Append.of(Entry.fence("two")), ack(1));
        did(1, 40, 50, append("late").ifToken("one"), ack(2));
        var text = isIllegal(2).text();
        assertThat(text).contains("fence with 'two'", "append [late] if the token is 'one': acknowledged as 2");
        assertThat(text).contains("(1 other is not needed to see it)");
    }

    @Test
    void aWriterThatIsFencedMeanwhileIsNoFault() {
        did(1, 0, 10, Call.Append.of(Entry.fence("one")), ack(0));
        did(2, 20, 30, Call.Append.of(Entry.fence("two")), ack(2));
        did(1, 20, 30, append("just in time").ifToken("one"), ack(1));
        did(1, 40, 50, append("late").ifToken("one"), new Outcome.OtherToken("two"));
        isLegal();
    }

    @Test
    void aFenceOfUnknownOutcomeMayHoldAtAnyTime() {
        silent(2, 0, Call.Append.of(Entry.fence("two")));
        did(1, 20, 30, append("a").ifToken(""), ack(0));
        did(1, 40, 50, append("b").ifToken(""), new Outcome.OtherToken("two"));
        isLegal();
        did(1, 60, 70, append("c").ifToken(""), ack(2));
        isIllegal(1);
    }

    @Test
    void aTailThatGoesBackIsFound() {
        did(1, 0, 10, append("a"), ack(0));
        did(2, 20, 30, TAIL, tail(1));
        did(2, 40, 50, TAIL, tail(0));
        assertThat(isIllegal(2).text()).contains("check the tail: tail 0");
    }

    @Test
    void aTailThatIsTakenEarlierIsNoFault() {
        did(1, 0, 100, append("a"), ack(0));
        did(2, 20, 30, TAIL, tail(0));
        did(2, 40, 50, TAIL, tail(1));
        isLegal();
    }

    @Test
    void aReadThatMissesAnAcknowledgedRecordIsFound() {
        did(1, 0, 10, append("a"), ack(0));
        did(1, 20, 30, append("b"), ack(1));
        did(2, 40, 50, READ, records(0, "a"));
        isIllegal(2);
    }

    @Test
    void aReadUpToALimitMayMissRecords() {
        did(1, 0, 10, append("a"), ack(0));
        did(1, 20, 30, append("b"), ack(1));
        did(2, 40, 50, new Call.Read(0, true), records(0, "a"));
        isLegal();
    }

    @Test
    void aReadWithAHoleIsFound() {
        did(1, 0, 10, Call.Append.of(Entry.of("a"), Entry.of("b"), Entry.of("c")), new Outcome.Acknowledged(0, 3));
        var found = List.of(new Outcome.Found(0, "a"), new Outcome.Found(2, "c"));
        did(2, 20, 30, READ, new Outcome.Records(found, OptionalLong.empty()));
        isIllegal(1);
    }

    @Test
    void anotherRecordUnderAnAcknowledgedNumberIsFound() {
        did(1, 0, 10, append("a"), ack(0));
        silent(2, 0, append("b"));
        did(2, 20, 30, READ, records(0, "b"));
        isIllegal(2);
    }

    @Test
    void anAppendWithoutAnAnswerMayBeThereOrNot() {
        silent(1, 0, append("a"));
        did(2, 20, 30, TAIL, tail(0));
        did(2, 40, 50, TAIL, tail(1));
        did(2, 60, 70, READ, records(0, "a"));
        isLegal();
        did(2, 80, 90, TAIL, tail(2));
        assertThat(isIllegal(2).text())
                .contains("whatever became of 1 without an answer")
                .doesNotContain("Nobody");
    }

    @Test
    void whatWasReadDoesNotVanishUntilItIsTrimmed() {
        did(1, 0, 10, Call.Append.of(Entry.of("a"), Entry.of("b")), new Outcome.Acknowledged(0, 2));
        did(1, 20, 30, Call.Append.of(Entry.trim(1)), ack(2));
        did(2, 40, 50, READ, records(0, "a", "b", "trim to 1"));
        did(2, 60, 70, READ, records(1, "b", "trim to 1"));
        isLegal();
        did(2, 80, 90, READ, records(0, "a", "b", "trim to 1"));
        isIllegal(2);
    }

    @Test
    void whatIsNotTrimmedDoesNotVanish() {
        did(1, 0, 10, Call.Append.of(Entry.of("a"), Entry.of("b")), new Outcome.Acknowledged(0, 2));
        did(2, 40, 50, READ, records(1, "b"));
        isIllegal(1);
    }

    @Test
    void aTrimReachesToItselfAtMost() {
        did(1, 0, 10, Call.Append.of(Entry.trim(1_000)), ack(0));
        did(2, 20, 30, READ, records(1));
        did(1, 40, 50, append("a"), ack(1));
        did(2, 60, 70, READ, records(1, "a"));
        isLegal();
        did(2, 80, 90, new Call.Read(1, false), records(2));
        isIllegal(2);
    }

    @Test
    void whatCannotBeFoundOutIsUndecided() {
        // Forty appends that nobody answered, all different, of which any may be any record: and no way to a tail of 2
        // 000
        for (int i = 0; i < 40; i++) {
            silent(1, 0, Call.Append.of(Entry.fence("t" + i)).ifToken("t" + (i * 7 + 3) % 40));
            silent(1, 0, Call.Append.of(Entry.fence("t" + i)));
        }
        did(2, 20, 30, TAIL, tail(2_000));
        var verdict = Linearizability.of(history, new Effort(Duration.ofSeconds(10), 1_000));
        assertThat(verdict).isEqualTo(new Verdict.Undecided("no answer within 1000 states"));
        var quick = Linearizability.of(history, new Effort(Duration.ofMillis(50), Integer.MAX_VALUE));
        assertThat(quick).isEqualTo(new Verdict.Undecided("no answer within 50 ms"));
    }
}
