// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.run.RunFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Weighs one requirement by its cases and by the claim. */
final class RequirementWeighing {

    private static final String NEEDS = "@needs-";

    /** Named by whatever was not sent, or was refused, for the size of its body. */
    private static final String BODY_LIMIT = "limits.bodyBytes";

    private static final RunFacts.Prerequisite LARGER_BODIES = new RunFacts.Prerequisite(
            "larger-bodies",
            "it takes no bodies of that size",
            "set limits.bodyBytes in the profile to a larger number if the server takes more");

    /** Named by an append that was refused for the size of its stream. */
    private static final String STREAM_LIMIT = "bytes had been stored in that stream";

    private static final RunFacts.Prerequisite LARGER_STREAMS = new RunFacts.Prerequisite(
            "larger-streams", "its streams take no more bytes", "raise the limit of the server for a whole stream");

    private final RunFacts facts;
    private final Map<String, RunFacts.Claim> claims;

    private final Unclaimed unclaimed;

    /** @param claims requirement id to the claim about its protocol */
    RequirementWeighing(RunFacts facts, Map<String, RunFacts.Claim> claims, Unclaimed unclaimed) {
        this.facts = facts;
        this.claims = claims;
        this.unclaimed = unclaimed;
    }

    boolean applies(Requirement requirement) {
        return claims.get(requirement.id()).capabilities().contains(requirement.capability())
                && unclaimed.reason(requirement).isEmpty();
    }

    /** Why this kit does not examine the requirement, or null when it should. */
    Exclusion exclusion(Requirement requirement) {
        String notYetWritten = facts.suite().notYetWritten().get(requirement.id());
        String unobservable = facts.suite().unobservable().get(requirement.id());
        if (unobservable != null) {
            return new Exclusion(requirement, "unobservable", unobservable);
        }
        return notYetWritten == null ? null : new Exclusion(requirement, "not yet written", notYetWritten);
    }

    RequirementVerdict weigh(Requirement requirement, List<CaseVerdict> cases) {
        if (!applies(requirement)) {
            String reason = Optional.ofNullable(
                            claims.get(requirement.id()).unsupported().get(requirement.capability()))
                    .or(() -> unclaimed.reason(requirement))
                    .orElse("not claimed");
            return new RequirementVerdict(
                    requirement,
                    Outcome.NOT_APPLICABLE,
                    "capability " + requirement.capability() + ": " + reason,
                    null,
                    cases);
        }
        if (cases.isEmpty()) {
            return new RequirementVerdict(requirement, Outcome.NOT_TESTED, "no case was executed", null, cases);
        }
        Outcome outcome =
                Outcome.worst(cases.stream().map(c -> c.at(requirement.level())).toList());
        List<CaseVerdict> deciding =
                cases.stream().filter(c -> c.at(requirement.level()) == outcome).toList();
        return new RequirementVerdict(
                requirement,
                outcome,
                reason(outcome, deciding),
                outcome == Outcome.NOT_TESTED ? missingInAll(deciding) : null,
                cases);
    }

    private static String reason(Outcome outcome, List<CaseVerdict> deciding) {
        if (outcome == Outcome.INFO) {
            return deciding.stream()
                    .flatMap(c -> Stream.concat(
                            Stream.of(c.finding().reason()), c.executed().lastExecution().observations().stream()))
                    .filter(line -> !line.isEmpty())
                    .distinct()
                    .collect(Collectors.joining("; "));
        }
        boolean explain = outcome.undecided() || outcome == Outcome.NOT_APPLICABLE;
        return explain ? deciding.get(0).finding().reason() : "";
    }

    private RunFacts.Prerequisite missingInAll(List<CaseVerdict> cases) {
        List<RunFacts.Prerequisite> missing =
                cases.stream().map(this::missing).flatMap(Optional::stream).toList();
        return missing.size() == cases.size() ? missing.get(0) : null;
    }

    private Optional<RunFacts.Prerequisite> missing(CaseVerdict verdict) {
        return verdict.executed().tags().stream()
                .filter(tag -> tag.startsWith(NEEDS))
                .map(tag -> facts.target().missingFor(tag.substring(NEEDS.length())))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> moreRoom(verdict.finding()));
    }

    /** How large a body or a stream may be is the target's choice; what needs a larger one cannot be asked of it. */
    private static Optional<RunFacts.Prerequisite> moreRoom(Finding finding) {
        if (!(finding instanceof Finding.NotTested notTested)) {
            return Optional.empty();
        }
        if (notTested.reason().contains(STREAM_LIMIT)) {
            return Optional.of(LARGER_STREAMS);
        }
        return notTested.reason().contains(BODY_LIMIT) ? Optional.of(LARGER_BODIES) : Optional.empty();
    }
}
