// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import dev.tidemark.conformance.history.linear.Result;
import dev.tidemark.conformance.history.linear.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A history that no stream can have, told to people. */
final class Counterexample {

    private static final double NANOS = 1e6;
    private static final int MOST = 20;

    private final List<Timed<Deed>> few;
    private final List<Timed<Deed>> known;
    private final List<Timed<Deed>> unknown;
    private final Result<StreamState, Deed> stuck;

    /**
     * @param few the deeds that show it, by their calls
     * @param known all deeds that were answered, these among them
     * @param unknown the appends that were not
     * @param stuck how far an order of the few comes
     */
    Counterexample(
            List<Timed<Deed>> few,
            List<Timed<Deed>> known,
            List<Timed<Deed>> unknown,
            Result<StreamState, Deed> stuck) {
        this.few = few;
        this.known = known;
        this.unknown = unknown;
        this.stuck = stuck;
    }

    static String ofOneCall(List<Timed<Deed>> answers) {
        return "One append was acknowledged twice, with different numbers:\n" + table(answers);
    }

    String text() {
        var text = new StringBuilder();
        text.append(
                few.size() == 1
                        ? "Nothing explains what this operation"
                        : "No order of these " + few.size() + " operations explains what they");
        text.append(few.size() == 1 ? " was answered" : " were answered");
        if (!unknown.isEmpty()) {
            text.append(", whatever became of ").append(unknown.size()).append(" without an answer");
        }
        var others = known.size() - few.size();
        if (others > 0) {
            text.append(" (")
                    .append(others)
                    .append(others == 1 ? " other is" : " others are")
                    .append(" not needed to see it)");
        }
        text.append(":\n").append(table(few));
        Stream.concat(where().stream(), strangers().stream()).distinct().forEach(line -> text.append(line)
                .append('\n'));
        return text.toString();
    }

    /** How far an order comes, and what cannot follow there. */
    private List<String> where() {
        var lines = new ArrayList<String>();
        var done = stuck.longest().stream().filter(few::contains).toList();
        if (done.isEmpty() && stuck.state().equals(StreamState.NEW)) {
            return lines;
        }
        var state = stuck.state();
        lines.add("An order gets as far as the tail " + state.tail()
                + state.token().map(token -> ", the token '" + token + "'").orElse("")
                + (state.trimmed() > 0 ? ", all before " + state.trimmed() + " trimmed" : "") + "; what is left then:");
        few.stream().filter(deed -> !done.contains(deed)).limit(MOST).forEach(deed -> lines.add("  " + name(deed)));
        if (isHole(state.tail())) {
            lines.add("Nobody was told to have appended record " + state.tail() + ".");
        }
        return lines;
    }

    /** Whether this number belongs to nobody, and later ones do. */
    private boolean isHole(long seqNum) {
        return known.stream().noneMatch(deed -> owns(deed, seqNum))
                && known.stream()
                        .anyMatch(deed ->
                                deed.operation().outcome() instanceof Outcome.Acknowledged ack && ack.start() > seqNum);
    }

    /** Records that were read under a number that nobody's append got: what is known of such records otherwise. */
    private List<String> strangers() {
        var lines = new ArrayList<String>();
        for (var deed : few) {
            if (deed.operation().outcome() instanceof Outcome.Records records) {
                records.found().forEach(found -> stranger(found, lines));
            }
        }
        return lines.subList(0, Math.min(lines.size(), MOST));
    }

    private void stranger(Outcome.Found found, List<String> lines) {
        var owners = known.stream().filter(deed -> owns(deed, found.seqNum())).toList();
        if (owners.isEmpty() && unknown.stream().noneMatch(deed -> appended(deed, found.content()))) {
            lines.add("Nobody was told to have appended record " + found.seqNum() + ".");
        }
        owners.stream()
                .filter(owner -> !few.contains(owner))
                .filter(owner -> !appended(owner, found.content()))
                .forEach(owner -> lines.add("Record " + found.seqNum() + " is of " + name(owner)));
        known.stream()
                .filter(deed -> appended(deed, found.content()))
                .filter(deed -> !few.contains(deed))
                .filter(deed -> !owns(deed, found.seqNum()))
                .forEach(deed -> lines.add("'" + found.content() + "' is of " + name(deed)));
    }

    private static boolean owns(Timed<Deed> deed, long seqNum) {
        return deed.operation().outcome() instanceof Outcome.Acknowledged ack
                && ack.start() <= seqNum
                && seqNum < ack.end();
    }

    private static boolean appended(Timed<Deed> deed, String content) {
        return deed.operation().call() instanceof Call.Append append
                && append.entries().stream().anyMatch(entry -> entry.content().equals(content));
    }

    private static String name(Timed<Deed> deed) {
        return "client " + deed.client() + ": " + deed.operation();
    }

    private static String table(List<Timed<Deed>> deeds) {
        var begin = deeds.stream().mapToLong(Timed::called).min().orElse(0);
        var table = new StringBuilder();
        deeds.forEach(deed -> table.append(String.format(
                Locale.ROOT,
                "%10.3f to %10.3f ms  client %-3d %s%n",
                (deed.called() - begin) / NANOS,
                (deed.returned() - begin) / NANOS,
                deed.client(),
                deed.operation())));
        return table.toString();
    }
}
