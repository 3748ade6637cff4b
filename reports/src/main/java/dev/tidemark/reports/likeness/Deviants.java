// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.likeness;

import dev.tidemark.reports.verdict.CaseVerdict;
import dev.tidemark.reports.verdict.Finding;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The faults that the suite was shown when its own test ran last, and what it saw of each; written by that test.
 *
 * @param all in the order in which they were shown
 */
public record Deviants(List<Deviant> all) {

    private static final String FOLDER = "/tidemark/reports/deviations/";

    /** So much of what was seen has to agree. */
    private static final double CLEAR = 0.8;

    public Deviants {
        all = List.copyOf(all);
    }

    /** Those for a protocol; none where the table has not been written. */
    public static Deviants named(String catalogue) {
        try (var in = Deviants.class.getResourceAsStream(FOLDER + catalogue + ".tsv")) {
            return in == null ? new Deviants(List.of()) : read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException damaged) {
            throw new UncheckedIOException("the table of deviations for " + catalogue + " cannot be read", damaged);
        }
    }

    static Deviants read(String table) {
        List<Deviant> all = new ArrayList<>();
        Map<String, Seen> seen = new HashMap<>();
        String[] head = null;
        for (String line : table.lines().toList()) {
            String[] cells = line.split("\t", -1);
            if (!cells[0].isEmpty()) {
                add(all, head, seen);
                head = cells;
                seen.clear();
            } else {
                seen.put(cells[1], cells.length > 2 ? new Seen(true, cells[2]) : Seen.HELD);
            }
        }
        add(all, head, seen);
        return new Deviants(all);
    }

    private static void add(List<Deviant> all, String[] head, Map<String, Seen> seen) {
        if (head != null) {
            all.add(new Deviant(head[0], head[1], head[2], seen));
        }
    }

    /** The table. */
    public String text() {
        return all.stream().map(Deviant::text).collect(Collectors.joining());
    }

    /**
     * The fault that explains what was seen of a broken requirement: the same cases failed, and saw the same. Nothing when that is not clear: when too
     * little agrees, or two faults explain it equally well.
     */
    public Optional<Deviant> like(RequirementVerdict broken) {
        Map<String, Seen> seen = seen(broken);
        Deviant best = null;
        double most = 0;
        boolean alone = false;
        for (Deviant each : all) {
            double agreement = each.requirement().equals(broken.id()) ? agreement(each.seen(), seen) : 0;
            if (agreement > most) {
                best = each;
                most = agreement;
                alone = true;
            } else if (agreement == most) {
                alone = false;
            }
        }
        return alone && most >= CLEAR ? Optional.of(best) : Optional.empty();
    }

    /** From 0 to 1; 0 when no case failed in both with the same observation. */
    private static double agreement(Map<String, Seen> known, Map<String, Seen> seen) {
        int common = 0;
        int alike = 0;
        boolean telling = false;
        for (Map.Entry<String, Seen> each : known.entrySet()) {
            Seen other = seen.get(each.getKey());
            if (other != null) {
                common++;
                if (other.equals(each.getValue())) {
                    alike++;
                    telling |= other.broken();
                }
            }
        }
        return telling ? (double) alike / common : 0;
    }

    private static Map<String, Seen> seen(RequirementVerdict verdict) {
        Map<String, Seen> seen = new HashMap<>();
        for (CaseVerdict each : verdict.cases()) {
            if (each.finding() instanceof Finding.Broken broken) {
                seen.put(each.id(), Seen.broken(broken.observed()));
            } else if (each.finding() instanceof Finding.Held) {
                seen.put(each.id(), Seen.HELD);
            }
        }
        return seen;
    }
}
