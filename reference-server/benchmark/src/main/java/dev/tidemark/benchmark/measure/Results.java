// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The numbers of all rounds. */
public final class Results {

    private final Map<Metric, Map<String, List<Double>>> values = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();

    public void add(String contender, Figure figure) {
        values.computeIfAbsent(figure.metric(), metric -> new LinkedHashMap<>())
                .computeIfAbsent(contender, name -> new ArrayList<>())
                .add(figure.value());
    }

    public void addFailure(String failure) {
        failures.add(failure);
    }

    public void addAll(Results others) {
        others.values.forEach((metric, contenders) ->
                contenders.forEach((contender, rounds) -> rounds.forEach(value -> add(contender, metric.is(value)))));
        failures.addAll(others.failures);
    }

    public Set<Metric> metrics() {
        return values.keySet();
    }

    /** The median of the rounds; nothing if it could not be measured. */
    public OptionalDouble median(Metric metric, String contender) {
        List<Double> rounds = values.getOrDefault(metric, Map.of()).getOrDefault(contender, List.of()).stream()
                .sorted()
                .toList();
        if (rounds.isEmpty()) {
            return OptionalDouble.empty();
        }
        int upper = rounds.size() / 2;
        int lower = (rounds.size() - 1) / 2;
        return OptionalDouble.of((rounds.get(lower) + rounds.get(upper)) / 2);
    }

    public List<String> failures() {
        return failures;
    }
}
