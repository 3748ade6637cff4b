// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import dev.tidemark.reports.evidence.Case;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.run.RunFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a specification lets a server leave out, and this target neither claims in so many words nor was seen to have. A promise about it
 * binds nobody who leaves it out, so it does not apply; it is no gap in the examination.
 */
final class Unclaimed {

    private final Map<String, String> reasons = new HashMap<>();

    private Unclaimed() {}

    /** @param claims in the order of the catalogues */
    static Unclaimed of(List<Catalogue> catalogues, List<RunFacts.Claim> claims, List<Case> cases) {
        Unclaimed unclaimed = new Unclaimed();
        for (int i = 0; i < catalogues.size(); i++) {
            Catalogue catalogue = catalogues.get(i);
            RunFacts.Claim claim = claims.get(i);
            catalogue.specification().optional().forEach((capability, permission) -> {
                if (!claim.asserted().contains(capability)) {
                    unclaimed.look(catalogue, capability, permission, cases);
                }
            });
        }
        return unclaimed;
    }

    private void look(Catalogue catalogue, String capability, String permission, List<Case> cases) {
        Set<String> ids = catalogue.requirements().stream()
                .filter(requirement -> requirement.capability().equals(capability))
                .map(Requirement::id)
                .collect(Collectors.toSet());
        List<String> untried = new ArrayList<>();
        for (Case executed : cases) {
            if (executed.tags().stream().map(tag -> tag.substring(1)).anyMatch(ids::contains)) {
                for (var execution : executed.executions()) {
                    if (!(Diagnosis.of(execution) instanceof Finding.NotTested notTested)) {
                        return;
                    }
                    untried.add(notTested.reason());
                }
            }
        }
        if (!untried.isEmpty()) {
            ids.forEach(id -> reasons.put(
                    id, "neither claimed nor seen. " + permission + " To have it examined: " + untried.get(0)));
        }
    }

    /** Why this requirement does not apply, when it is about something that the target leaves out. */
    Optional<String> reason(Requirement requirement) {
        return Optional.ofNullable(reasons.get(requirement.id()));
    }
}
