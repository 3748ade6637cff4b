// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.requirements.Specification;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The specifications' sections in their order, each with its requirements. */
public record Outline(List<Part> parts) {

    /** The sections of one protocol. */
    public record Part(String protocol, List<Section> sections) {}

    /**
     * @param name number or area of the section
     * @param text what the specification calls it and where it stands there
     */
    public record Section(String name, Specification.Section text, List<RequirementVerdict> requirements) {}

    static Outline of(Judgement judgement) {
        return new Outline(judgement.protocols().stream().map(Outline::part).toList());
    }

    private static Part part(ProtocolVerdict protocol) {
        Map<String, List<RequirementVerdict>> bySection = new LinkedHashMap<>();
        protocol.requirements().forEach(r -> bySection
                .computeIfAbsent(r.requirement().section(), s -> new ArrayList<>())
                .add(r));
        List<Section> sections = new ArrayList<>();
        bySection.forEach((name, requirements) -> sections.add(
                new Section(name, protocol.catalogue().specification().section(name), List.copyOf(requirements))));
        return new Part(protocol.claim().protocol(), List.copyOf(sections));
    }
}
