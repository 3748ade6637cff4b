// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.run.RunFacts;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of a judgement that is about one protocol.
 *
 * @param overall the verdict over this protocol
 * @param gaps why its examination is incomplete, those of the whole run first
 * @param requirements server-side ones in the order of the catalogue; in a partial run only those with a case
 */
public record ProtocolVerdict(
        Catalogue catalogue,
        RunFacts.Claim claim,
        Overall overall,
        List<String> gaps,
        List<RequirementVerdict> requirements,
        Scoreboard scoreboard) {

    public ProtocolVerdict {
        gaps = List.copyOf(gaps);
        requirements = List.copyOf(requirements);
    }

    static ProtocolVerdict of(
            Catalogue catalogue,
            RunFacts.Claim claim,
            List<String> gapsOfRun,
            List<String> own,
            List<RequirementVerdict> requirements,
            List<Exclusion> exclusions) {
        List<String> gaps = Stream.of(gapsOfRun, own).flatMap(List::stream).toList();
        Overall overall = Overall.of(requirements);
        return new ProtocolVerdict(
                catalogue,
                claim,
                overall.conforms() && !gaps.isEmpty() ? Overall.INCOMPLETE : overall,
                gaps,
                requirements,
                Scoreboard.of(requirements, exclusions));
    }

    /** The capabilities of which nothing applies, and why. */
    public List<NotCounted> notCounted() {
        return NotCounted.of(claim, requirements);
    }

    /** How many requirements break conformance. */
    public long failed() {
        return requirements.stream().filter(RequirementVerdict::fails).count();
    }
}
