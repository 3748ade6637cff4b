// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What a failing build says: who failed what, and where to read on. */
final class Sentence {

    private static final int NAMED = 5;

    private Sentence() {}

    static String of(Judgement judgement, Path report) {
        return what(judgement) + "; report: " + report;
    }

    private static String what(Judgement judgement) {
        var facts = judgement.facts();
        var target = facts.target().title();
        var protocol = protocols(judgement.protocols());
        var stale = judgement.baselineCheck().stale();
        if (!judgement.failures().isEmpty() && !judgement.baselineCheck().acceptsAllFailures()) {
            var broken = judgement.protocols().stream()
                    .filter(part -> part.failed() > 0)
                    .toList();
            return target + " does not conform to " + protocols(broken) + ": "
                    + judgement.failures().size() + " MUST broken (" + ids(judgement) + ")";
        }
        if (!stale.isEmpty()) {
            return "the baseline of " + target + " is stale: "
                    + stale.stream().map(entry -> entry.names()).collect(Collectors.joining(", "))
                    + " no longer fails; remove the entry";
        }
        if (!judgement.gaps().isEmpty()) {
            return "the examination of " + target + " is incomplete: " + String.join("; ", judgement.gaps());
        }
        if (!judgement.harnessErrors().isEmpty()) {
            return "the examination of " + target + " is incomplete: "
                    + judgement.harnessErrors().size() + " cases ended in a harness error, first: "
                    + judgement.harnessErrors().get(0).id();
        }
        return target + " conforms to " + protocol;
    }

    private static String protocols(List<ProtocolVerdict> parts) {
        return parts.stream().map(part -> part.claim().protocol()).collect(Collectors.joining(" and "));
    }

    private static String ids(Judgement judgement) {
        var ids = judgement.failures().stream().map(RequirementVerdict::id).toList();
        var shown = String.join(", ", ids.subList(0, Math.min(NAMED, ids.size())));
        return ids.size() > NAMED ? shown + ", ..." : shown;
    }
}
