// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.run.RunFacts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The shards of one run as one run.
 *
 * @param facts of the whole
 * @param catalogues that it is judged by
 */
public record Merge(RunFacts facts, List<Catalogue> catalogues, List<Path> messages) {

    /** What all shards have to have in common. */
    private static final List<Trait> TRAITS = List.of(
            new Trait("protocols", "", each -> each.facts().claimed() + " " + sources(each)),
            new Trait("targets", "; if it is the same server, call it alike with --name", each -> each.facts()
                    .target()
                    .title()),
            new Trait("versions of the suite", "", each -> each.facts().suite().version()),
            new Trait(
                    "selections", "", each -> String.valueOf(each.facts().run().only())),
            new Trait(
                    "numbers of shards", "", each -> String.valueOf(each.shard().of())),
            new Trait("sets of cases", "", each -> each.shard().plan()),
            new Trait("capabilities of the target", "", each -> each.facts().claims().stream()
                    .map(claim -> claim.capabilities() + " " + claim.asserted())
                    .collect(Collectors.joining(" "))),
            new Trait("prerequisites", "", each -> each.facts().target().missing().stream()
                    .map(RunFacts.Prerequisite::name)
                    .toList()
                    .toString()),
            new Trait(
                    "time factors",
                    "",
                    each -> String.valueOf(each.facts().run().timeFactor())));

    /**
     * @param plural what shards that differ in it are said to be of
     * @param remedy what to do about it, or empty
     */
    private record Trait(String plural, String remedy, Function<ShardFile, String> of) {}

    public Merge {
        catalogues = List.copyOf(catalogues);
        messages = List.copyOf(messages);
    }

    /**
     * Reads the shards.
     *
     * @param folders in any order
     * @throws CannotMerge when they are not all the shards of one run, each once
     */
    public static Merge of(List<Path> folders) throws IOException, CannotMerge {
        List<ShardFile> shards = new ArrayList<>();
        for (Path folder : folders) {
            shards.add(ShardFile.read(folder));
        }
        if (shards.isEmpty()) {
            throw new CannotMerge("no folder of a shard was named");
        }
        requireOneRun(shards);
        requireEachOnce(shards);
        for (ShardFile shard : shards) {
            requireItsEvidence(shard);
        }
        shards.sort(Comparator.comparing(each -> each.shard().index()));
        return new Merge(
                together(shards),
                shards.get(0).catalogues().stream()
                        .map(source -> Catalogue.named(source.name()))
                        .toList(),
                shards.stream().map(ShardFile::messages).toList());
    }

    /** Writes the messages of all shards, one run after the other, into one file. */
    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            for (Path each : messages) {
                Files.copy(each, out);
            }
        }
    }

    private static String sources(ShardFile shard) {
        return shard.catalogues().stream().map(ShardFile.Source::source).collect(Collectors.joining(" and "));
    }

    private static void requireOneRun(List<ShardFile> shards) throws CannotMerge {
        ShardFile first = shards.get(0);
        for (ShardFile other : shards) {
            for (Trait trait : TRAITS) {
                String one = trait.of().apply(first);
                String two = trait.of().apply(other);
                if (!one.equals(two)) {
                    throw new CannotMerge("shards of different " + trait.plural() + " cannot be merged: " + one + " in "
                            + first.folder() + ", " + two + " in " + other.folder() + trait.remedy());
                }
            }
        }
    }

    private static void requireEachOnce(List<ShardFile> shards) throws CannotMerge {
        Map<Integer, Path> given = new TreeMap<>();
        for (ShardFile each : shards) {
            Path before = given.put(each.shard().index(), each.folder());
            if (before != null) {
                throw new CannotMerge(
                        each.shard().title() + " is there twice: in " + before + " and in " + each.folder());
            }
        }
        int of = shards.get(0).shard().of();
        String missing = IntStream.rangeClosed(1, of)
                .filter(index -> !given.containsKey(index))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new CannotMerge(
                    "of %d shards, these are missing: %s; name their folders, too".formatted(of, missing));
        }
    }

    private static void requireItsEvidence(ShardFile shard) throws IOException, CannotMerge {
        if (!sha256(shard.messages()).equals(shard.sha256())) {
            throw new CannotMerge(shard.messages() + " is not the evidence of the " + ShardFile.NAME
                    + " beside it: its sha256 differs");
        }
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (var in = Files.newInputStream(file)) {
                byte[] part = new byte[1 << 16];
                for (int read = in.read(part); read >= 0; read = in.read(part)) {
                    digest.update(part, 0, read);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static RunFacts together(List<ShardFile> shards) {
        RunFacts first = shards.get(0).facts();
        List<RunFacts.Run> runs =
                shards.stream().map(each -> each.facts().run()).toList();
        String seeds = runs.stream().map(RunFacts.Run::seed).distinct().collect(Collectors.joining(", "));
        RunFacts.Run run = new RunFacts.Run(
                runs.stream()
                        .map(RunFacts.Run::start)
                        .min(Comparator.naturalOrder())
                        .orElse(Instant.EPOCH),
                runs.stream()
                        .map(RunFacts.Run::duration)
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                seeds,
                first.run().timeFactor(),
                first.run().only(),
                command(first.run(), seeds),
                cutShort(runs));
        return new RunFacts(first.claims(), first.target(), first.suite(), run, environment(shards));
    }

    /** What repeats all of it at once; with no seed where every shard had its own. */
    private static String command(RunFacts.Run first, String seeds) {
        String whole = WayOut.without(first.command(), "shards?");
        return seeds.equals(first.seed()) ? whole : WayOut.without(whole, "seed");
    }

    private static String cutShort(List<RunFacts.Run> runs) {
        String cut = runs.stream()
                .filter(run -> run.cutShort() != null)
                .map(run -> run.shard().title() + ": " + run.cutShort())
                .collect(Collectors.joining("; "));
        return cut.isEmpty() ? null : cut;
    }

    private static RunFacts.Environment environment(List<ShardFile> shards) {
        List<RunFacts.Environment> machines =
                shards.stream().map(each -> each.facts().environment()).toList();
        return new RunFacts.Environment(
                distinct(machines, RunFacts.Environment::os),
                distinct(machines, RunFacts.Environment::jdk),
                machines.stream().mapToInt(RunFacts.Environment::cores).min().orElse(0));
    }

    private static String distinct(List<RunFacts.Environment> machines, Function<RunFacts.Environment, String> of) {
        return machines.stream().map(of).distinct().collect(Collectors.joining(", "));
    }
}
