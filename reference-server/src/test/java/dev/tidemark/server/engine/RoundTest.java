// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.StoreFixture;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.ForkPoint;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a round leaves behind that could not be written. */
class RoundTest {

    private final Streams streams = new Streams();
    private final Reading reading = new Reading(streams, Persistence.NONE);
    private final Catalog catalog = new Catalog();
    private final Decided decided = new Decided(catalog, streams, reading);
    private final Housekeeping housekeeping = new Housekeeping(streams, reading);
    private final List<Entry> kept = new ArrayList<>();

    @BeforeEach
    void someStreams() throws IOException {
        keep(create("source", 3), append("source"), append("source"), fork("older", "source"));
        keep(append("source"), append("source"), append("source"), fork("newer", "source"));
        keep(delete("source")); // lives on for its forks, of which the older needs more of it
        keep(create("parent", 100), append("parent", "p", 0), append("parent"), fork("child", "parent"));
        keep(create("short", 2), append("short"), append("short"), append("short"));
    }

    @Test
    void aRoundThatIsTakenBackLeavesNoTrace() throws IOException {
        List<Outcome> outcomes = lose(
                append("parent", "p", 1),
                append("parent", "q", 0),
                append("short"),
                delete("older"),
                fork("grandchild", "child"),
                fork("another", "parent"),
                delete("parent"),
                delete("child"),
                delete("short"),
                create("short", 5),
                append("short", "q", 0),
                delete("grandchild"),
                delete("newer"),
                create("source", 1));
        assertThat(outcomes)
                .noneMatch(outcome -> outcome instanceof Outcome.Missing || outcome instanceof Outcome.Closed);
        assertThat(outcomes.get(13)).isInstanceOf(Outcome.Created.class);
    }

    @Test
    void anyMixtureOfRoundsLeavesWhatWasKept() throws IOException {
        Random random = new Random(20250711);
        List<Command> commands = new ArrayList<>();
        for (String name : List.of("older", "newer", "source", "parent", "child", "short")) {
            commands.addAll(List.of(create(name, 3), append(name), append(name, "p", 0), append(name, "p", 1)));
            commands.addAll(List.of(delete(name), fork("x" + name, name), delete("x" + name), append("x" + name)));
        }
        for (int i = 0; i < 500; i++) {
            Collections.shuffle(commands, random);
            Command[] some = commands.subList(0, 1 + random.nextInt(12)).toArray(Command[]::new);
            lose(some);
            if (random.nextInt(3) == 0) {
                keep(some);
            }
        }
    }

    @Test
    void retentionGoesOnWhereItWas() throws IOException {
        lose(append("short"), append("short"), append("short"));
        assertThat(earliest("short")).isEqualTo(1);
        keep(append("short"));
        assertThat(earliest("short")).isEqualTo(2);
        lose(delete("short"));
        keep(append("short"), append("short"), append("short"));
        assertThat(earliest("short")).isEqualTo(5);
    }

    @Test
    void whatWasTakenBackIsLookedAtAgain() throws IOException, InterruptedException {
        long id = catalog.find(new StreamName("short")).orElseThrow().id();
        lose(append("short"));
        Set<Long> due = housekeeping.due();
        StoreFixture.await(() -> due.addAll(housekeeping.due()) || due.contains(id));
        assertThat(due).contains(id);
    }

    private void keep(Command... commands) throws IOException {
        Round round = new Round(catalog, housekeeping, kept.size());
        decide(round, commands);
        round.changes().forEach(change -> kept.add(change.entry()));
        round.changes().forEach(streams::publish);
        round.schedule();
    }

    private List<Outcome> lose(Command... commands) throws IOException {
        Round round = new Round(catalog, housekeeping, kept.size());
        List<Outcome> outcomes = decide(round, commands);
        round.takeBack();
        Catalog asKept = new Catalog();
        kept.forEach(asKept::apply);
        assertThat(catalog).usingRecursiveComparison().isEqualTo(asKept);
        return outcomes;
    }

    private List<Outcome> decide(Round round, Command... commands) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        for (Command command : commands) {
            outcomes.add(round.decide(command, decided));
        }
        round.tidy(decided);
        return outcomes;
    }

    private long earliest(String name) {
        return catalog.find(new StreamName(name)).orElseThrow().earliest().sequence();
    }

    private static Command create(String name, int records) {
        Retention retention = StoreFixture.retention(null, null, records);
        return new Command.Create(
                new StreamName(name),
                StoreFixture.TEXT,
                Lifetime.UNLIMITED,
                retention,
                Policy.DEFAULT,
                List.of(),
                false);
    }

    private static Command append(String name) {
        return append(name, Optional.empty());
    }

    private static Command append(String name, String producer, long sequence) {
        return append(name, Optional.of(new Producer(producer, 0, sequence)));
    }

    private static Command append(String name, Optional<Producer> producer) {
        List<byte[]> bodies = List.of("body".getBytes(StandardCharsets.UTF_8));
        return new Command.Append(
                new StreamName(name), Optional.of(StoreFixture.TEXT), bodies, false, Optional.empty(), producer);
    }

    private static Command fork(String name, String source) {
        var point = new ForkPoint(new StreamName(source), Optional.empty(), 0, ForkPoint.Unit.BYTES);
        return new Command.Fork(
                new StreamName(name),
                point,
                Optional.empty(),
                StoreFixture.TEXT,
                Optional.empty(),
                Retention.ALL,
                List.of(),
                false);
    }

    private static Command delete(String name) {
        return new Command.Delete(new StreamName(name));
    }
}
