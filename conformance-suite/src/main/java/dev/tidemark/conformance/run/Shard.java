// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.WrongInput;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * One of several parts of a run, which are run on machines of their own and merged afterwards. Which cases are in it depends on nothing but
 * the suite and what was selected of it.
 *
 * @param index from 1
 * @param of how many parts there are
 */
public record Shard(int index, int of) {

    private static final String OPTION = "shard";
    private static final String COUNT = "shards";
    private static final int MOST = 1000;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /** From here on a case is mostly waiting. */
    private static final Duration WAITING = Duration.ofSeconds(1);

    /**
     * A case with how long it may wait; what has to run alone comes first in the deal, then what waits, the longest wait first, so that every
     * part gets its share of both.
     */
    private record Dealt(Scenario scenario, boolean alone, Duration waits) {

        public static Dealt of(Scenario scenario, Suite suite) {
            var waits = Expected.of(scenario, suite.texts().get(scenario.id()), Limits.unknown());
            return new Dealt(
                    scenario, Scenario.ISOLATED.test(scenario), waits.compareTo(WAITING) < 0 ? Duration.ZERO : waits);
        }

        String line() {
            return scenario.id();
        }
    }

    /** The whole run, all in one. */
    public static final Shard WHOLE = new Shard(1, 1);

    /**
     * The options with the shard that the environment names, if none is given: {@code TIDEMARK_SHARD=1/4}, or the number of shards
     * ({@code --shards}, {@code TIDEMARK_SHARDS}) with the index of an indexed Kubernetes Job ({@code JOB_COMPLETION_INDEX}, from 0).
     *
     * @throws WrongInput when they contradict each other or are incomplete
     */
    public static Settings named(Settings settings, Map<String, String> environment) {
        var count = settings.get(COUNT).or(() -> given(environment, "TIDEMARK_SHARDS"));
        var shard = settings.get(OPTION)
                .or(() -> settings.get(COUNT).isPresent() ? Optional.empty() : given(environment, "TIDEMARK_SHARD"))
                .or(() -> count.map(of -> indexed(of, environment)));
        if (shard.isEmpty()) {
            return settings;
        }
        var values = new TreeMap<>(settings.values());
        values.remove(COUNT);
        values.put(OPTION, shard.get());
        return new Settings(values);
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    private static String indexed(String count, Map<String, String> environment) {
        var index = given(environment, "JOB_COMPLETION_INDEX")
                .orElseThrow(() -> new WrongInput("there are " + count
                        + " shards, but neither --shard nor JOB_COMPLETION_INDEX says which one this is; write for example"
                        + " --shard 1/" + count));
        if (!index.matches("\\d{1,4}")) {
            throw new WrongInput("JOB_COMPLETION_INDEX=" + index + " is no index; it counts from 0");
        }
        return Integer.parseInt(index) + 1 + "/" + count;
    }

    /**
     * The shard that the options name.
     *
     * @throws WrongInput when they name none that exists
     */
    public static Optional<Shard> of(Settings settings) {
        return settings.get(OPTION).map(Shard::parse);
    }

    private static Shard parse(String text) {
        var parts = WRITTEN.matcher(text);
        if (parts.matches()) {
            var shard = new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
            if (shard.index >= 1 && shard.index <= shard.of && shard.of <= MOST) {
                return shard;
            }
        }
        throw new WrongInput("--shard " + text
                + " is no part of a run; write for example --shard 1/4, 2/4, 3/4, 4/4 (at most " + MOST + " parts)");
    }

    /** The suites with the cases of this part alone. */
    public List<Suite> part(List<Suite> suites, Selection selection) {
        var dealt = dealt(suites, selection);
        var own = IntStream.range(0, dealt.size())
                .filter(i -> i % of == index - 1)
                .mapToObj(i -> dealt.get(i).scenario().id())
                .collect(Collectors.toSet());
        return suites.stream().map(suite -> suite.part(in(own, suite))).toList();
    }

    private static List<Scenario> in(Set<String> ids, Suite suite) {
        return suite.scenarios().stream()
                .filter(scenario -> ids.contains(scenario.id()))
                .toList();
    }

    /** The same for all parts of one whole, and for no other. */
    public String plan(List<Suite> suites, Selection selection) {
        var all = dealt(suites, selection).stream().map(Dealt::line).collect(Collectors.joining("\n", of + "\n", ""));
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static List<Dealt> dealt(List<Suite> suites, Selection selection) {
        var all = new ArrayList<Dealt>();
        for (var suite : suites) {
            suite.select(selection).forEach(scenario -> all.add(Dealt.of(scenario, suite)));
        }
        all.sort(Comparator.comparing(Dealt::alone).thenComparing(Dealt::waits).reversed());
        return all;
    }
}
