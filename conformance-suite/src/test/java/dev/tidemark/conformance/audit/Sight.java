// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.run.CaseOutcome;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.reports.evidence.Case;
import dev.tidemark.reports.likeness.Seen;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** What cases saw, under the names that a report gives them. */
final class Sight {

    private static final String OBSERVED = "observed: ";

    private Sight() {}

    static Map<String, Seen> of(Suite suite, Collection<CaseOutcome> outcomes) {
        var names = names(suite);
        var seen = new HashMap<String, Seen>();
        for (var outcome : outcomes) {
            var name = names.get(outcome.scenario().id());
            switch (outcome.ending()) {
                case PASSED -> seen.put(name, Seen.HELD);
                case BROKEN -> seen.put(name, Seen.broken(observed(outcome)));
                default -> {
                    // says nothing about the server
                }
            }
        }
        return seen;
    }

    private static Map<String, String> names(Suite suite) {
        var names = new HashMap<String, String>();
        var same = new HashMap<String, Integer>();
        suite.scenarios().stream()
                .sorted(Comparator.comparing(Scenario::path)
                        .thenComparing(Scenario::line)
                        .thenComparing(Scenario::title))
                .forEach(scenario -> {
                    var id = Case.id(scenario.folder() + "/" + scenario.path(), scenario.title());
                    var nth = same.merge(id, 1, Integer::sum);
                    names.put(scenario.id(), nth == 1 ? id : id + "~" + nth);
                });
        return names;
    }

    private static String observed(CaseOutcome outcome) {
        var message = outcome.reason().map(Throwable::getMessage).orElse("");
        return message.lines()
                .filter(line -> line.startsWith(OBSERVED))
                .findFirst()
                .map(line -> line.substring(OBSERVED.length()))
                .orElse(message);
    }
}
