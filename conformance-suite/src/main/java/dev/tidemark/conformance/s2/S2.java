// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.ReadKind;
import dev.tidemark.conformance.s2.model.Basin;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.target.Dimension;
import dev.tidemark.conformance.target.Given;
import dev.tidemark.conformance.target.Greeting;
import dev.tidemark.conformance.target.Probe;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.Unreachable;
import dev.tidemark.conformance.target.WrongInput;
import dev.tidemark.reports.run.RunFacts.Prerequisite;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** S2 v1. */
public final class S2 implements Protocol {

    private static final Pattern BASIN = Pattern.compile("[a-z0-9][a-z0-9-]{6,46}[a-z0-9]");

    @Override
    public String id() {
        return "s2";
    }

    @Override
    public String prefix() {
        return "S2";
    }

    @Override
    public String title() {
        return "S2";
    }

    @Override
    public List<String> options() {
        return List.of(Basin.OPTION);
    }

    @Override
    public Map<String, String> read(Given given) {
        var basin = given.option(Basin.OPTION);
        basin.filter(name -> !BASIN.matcher(name).matches()).ifPresent(name -> {
            throw new WrongInput("'" + name + "' is not the name of a basin, which has 8 to 48 of a-z, 0-9 and hyphens,"
                    + " with no hyphen at its ends; correct -Dtarget.basin");
        });
        if (given.asOption(Basin.OPTION).isPresent() && !given.spoken().contains(this)) {
            throw new WrongInput("-Dtarget.basin is for servers of S2; add -Dprotocol=s2");
        }
        return basin.map(name -> Map.of(Basin.OPTION, name)).orElse(Map.of());
    }

    @Override
    public List<Dimension> dimensions() {
        return List.of(ReadKind.DIMENSION);
    }

    @Override
    public Greeting greeting(Probe probe) {
        return new BasinGreeting(probe);
    }

    @Override
    public void askForOffer(Probe probe, long end, Set<String> settled, BiConsumer<String, String> missing)
            throws Unreachable {
        var tokens = probe.target().resource(Vocabulary.ACCESS_TOKENS);
        if (probe.ask("GET", tokens, Map.of(), "", end).status() == 501) {
            missing.accept("auth", "not offered: listing access tokens was answered with 501");
        }
    }

    @Override
    public List<Prerequisite> missing(Target target) {
        return Basin.given(target).isEmpty()
                ? List.of()
                : List.of(new Prerequisite(
                        "basins",
                        "a basin was given",
                        "leave out -Dtarget.basin, or let the target make further basins"));
    }

    /** What is too large for a batch is refused as such. */
    @Override
    public Map<String, Set<Integer>> decisive() {
        return Map.of("@S2-APPEND-13", Set.of(413));
    }

    @Override
    public String toString() {
        return id();
    }
}
