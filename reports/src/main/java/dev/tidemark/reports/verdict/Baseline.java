// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Failures that are known and accepted for now: they change the exit code, never the verdict. */
public record Baseline(List<Entry> entries) {

    public static final Baseline NONE = new Baseline(List.of());

    public Baseline {
        entries = List.copyOf(entries);
    }

    /** @param names id of a requirement or of a case */
    public record Entry(String names, String reason, LocalDate date) {}

    /**
     * Reads a YAML list of {@code {requirement or case, reason, date}}.
     *
     * @throws IOException when it cannot be read or an entry lacks one of the three
     */
    public static Baseline read(Path file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (JsonNode entry : new YAMLMapper().readTree(file.toFile())) {
            String names =
                    entry.path(entry.has("case") ? "case" : "requirement").asText();
            String reason = entry.path("reason").asText();
            if (names.isBlank() || reason.isBlank()) {
                throw new IOException(file + ": an entry needs a requirement or case, a reason and a date: " + entry);
            }
            entries.add(new Entry(names, reason, date(file, entry)));
        }
        return new Baseline(entries);
    }

    /**
     * The failures of a run as a baseline for the next ones, in the format that {@link #read} takes.
     *
     * @param reason stands at every entry, for the owner to replace
     */
    public static String written(Judgement judgement, LocalDate date, String reason) throws IOException {
        List<Map<String, String>> entries = new ArrayList<>();
        for (RequirementVerdict failing : judgement.failures()) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("requirement", failing.id());
            entry.put("reason", reason + ": " + failing.requirement().title());
            entry.put("date", date.toString());
            entries.add(entry);
        }
        return new YAMLMapper().writeValueAsString(entries);
    }

    private static LocalDate date(Path file, JsonNode entry) throws IOException {
        try {
            return LocalDate.parse(entry.path("date").asText());
        } catch (DateTimeParseException e) {
            throw new IOException(file + ": an entry needs a date like 2026-11-22: " + entry, e);
        }
    }
}
