// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Plural;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.LeftOut;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.Scoreboard;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * How much of a target was examined, so that no view claims more than was seen.
 *
 * @param capabilities of which something was seen to hold
 * @param of all capabilities of the specification
 * @param missing the prerequisites for want of which requirements were not tested
 */
record Examined(int capabilities, int of, List<RunFacts.Prerequisite> missing) {

    static Examined of(ProtocolVerdict protocol) {
        return of(List.of(protocol), LeftOut.of(protocol.requirements()));
    }

    static Examined of(Judgement judgement) {
        return of(judgement.protocols(), judgement.leftOut());
    }

    private static Examined of(Collection<ProtocolVerdict> protocols, List<LeftOut> leftOut) {
        List<Scoreboard.Row> rows = protocols.stream()
                .flatMap(protocol -> protocol.scoreboard().rows().stream())
                .toList();
        return new Examined(
                (int) rows.stream().filter(Scoreboard.Row::seen).count(),
                rows.size(),
                leftOut.stream().map(LeftOut::missing).toList());
    }

    /** Such as {@code : 12 of 14 capabilities; restart and kill not tested}, or nothing when everything was examined. */
    String clause() {
        String part = capabilities == of ? "" : capabilities + " of " + Plural.of(of, "capability", "capabilities");
        String rest = missing.isEmpty() ? "" : names() + " not tested";
        String both = Stream.of(part, rest)
                .filter(text -> !text.isEmpty())
                .reduce("", (one, other) -> one.isEmpty() ? other : one + "; " + other);
        return both.isEmpty() ? "" : ": " + both;
    }

    /** Such as {@code restart, kill and body limit}. */
    String names() {
        List<String> names =
                missing.stream().map(each -> each.name().replace('-', ' ')).toList();
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
