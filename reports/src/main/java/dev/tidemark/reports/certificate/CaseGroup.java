// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.verdict.CaseCounts;
import dev.tidemark.reports.verdict.CaseVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases of one feature, worst first.
 *
 * @param file below the features' root
 * @param feature its title
 */
public record CaseGroup(String file, String feature, CaseCounts counts, List<CaseVerdict> cases) {

    /** By feature: those with failures first, then harness errors and warnings, then in the order of the files. */
    static List<CaseGroup> of(List<CaseVerdict> cases) {
        Map<String, List<CaseVerdict>> byFile = new LinkedHashMap<>();
        cases.forEach(each -> byFile.computeIfAbsent(each.executed().address().file(), file -> new ArrayList<>())
                .add(each));
        List<CaseGroup> groups = new ArrayList<>();
        byFile.forEach((file, own) -> groups.add(of(file, own)));
        groups.sort(Comparator.comparing((CaseGroup group) -> group.counts.failed() == 0)
                .thenComparing(group -> group.counts.errors() == 0)
                .thenComparing(group -> group.counts.warned() == 0));
        return List.copyOf(groups);
    }

    private static CaseGroup of(String file, List<CaseVerdict> cases) {
        List<CaseVerdict> worstFirst =
                cases.stream().sorted(Comparator.comparing(CaseGroup::rank)).toList();
        String feature = cases.get(0).executed().address().feature();
        return new CaseGroup(file, feature.isEmpty() ? file : feature, CaseCounts.of(cases), worstFirst);
    }

    private static int rank(CaseVerdict each) {
        return each.outcome().broken() || each.outcome().undecided()
                ? each.outcome().ordinal()
                : Integer.MAX_VALUE;
    }
}
