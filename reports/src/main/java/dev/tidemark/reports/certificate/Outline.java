// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The specification's sections in their order, each with its requirements. */
public record Outline(List<Section> sections) {

    /** @param name number or area of the section */
    public record Section(String name, List<RequirementVerdict> requirements) {}

    static Outline of(Judgement judgement) {
        Map<String, List<RequirementVerdict>> bySection = new LinkedHashMap<>();
        judgement.requirements().forEach(r -> bySection
                .computeIfAbsent(r.requirement().section(), s -> new ArrayList<>())
                .add(r));
        List<Section> sections = new ArrayList<>();
        bySection.forEach((name, requirements) -> sections.add(new Section(name, List.copyOf(requirements))));
        return new Outline(List.copyOf(sections));
    }
}
