// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

import dev.tidemark.benchmark.endurance.HeldLeases;
import dev.tidemark.benchmark.endurance.IdleReaders;
import dev.tidemark.benchmark.endurance.IdleSubscriptions;
import dev.tidemark.benchmark.endurance.ManyRecords;
import dev.tidemark.benchmark.endurance.ManyStreams;
import dev.tidemark.benchmark.endurance.SlowReaders;
import dev.tidemark.benchmark.endurance.Trial;
import dev.tidemark.benchmark.load.Stage;
import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Timing;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.DataFolders;
import dev.tidemark.benchmark.server.Launched;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line for large scales. */
@Command(
        name = "endurance",
        description = "Brings the reference server into large states, and prints what they cost.",
        sortOptions = false)
public final class Endurance implements Callable<Integer> {

    private static final Timing TIMING = new Timing(Duration.ofSeconds(3), Duration.ofSeconds(8));

    @Option(names = "--launcher", required = true, description = "The script that starts the reference server.")
    private Path launcher;

    @Option(names = "--folder", required = true, description = "Where data goes.")
    private Path folder;

    @Option(
            names = "--only",
            split = ",",
            description = "Only trials whose names begin so: idle, streams, records, subscriptions, leases, slow.")
    private List<String> only = List.of("");

    @Option(names = "--readers", defaultValue = "10000", description = "Readers that wait (${DEFAULT-VALUE}).")
    private int readers;

    @Option(names = "--streams", defaultValue = "100000", description = "Streams (${DEFAULT-VALUE}).")
    private int streams;

    @Option(names = "--records", defaultValue = "10000000", description = "Records of one stream (${DEFAULT-VALUE}).")
    private int records;

    @Option(names = "--subscriptions", defaultValue = "100000", description = "Subscriptions (${DEFAULT-VALUE}).")
    private int subscriptions;

    @Option(
            names = "--leases",
            defaultValue = "10000",
            description = "Subscriptions that hold a lease (${DEFAULT-VALUE}).")
    private int leases;

    @Option(names = "--slow", defaultValue = "1000", description = "Readers that do not read (${DEFAULT-VALUE}).")
    private int slow;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this.")
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Endurance()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        boolean failed = false;
        try {
            System.out.printf("%d processors%n", Runtime.getRuntime().availableProcessors());
            for (Trial trial : trials()) {
                failed |= !report(trial, new Here(vertx));
                DataFolders.remove(folder);
            }
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
            DataFolders.remove(folder);
        }
        return failed ? CommandLine.ExitCode.SOFTWARE : CommandLine.ExitCode.OK;
    }

    private List<Trial> trials() {
        return Stream.<Trial>of(
                        IdleReaders.sse(readers),
                        IdleReaders.longPoll(readers),
                        new ManyStreams(streams),
                        new ManyRecords(records),
                        new IdleSubscriptions(subscriptions),
                        new HeldLeases(leases),
                        SlowReaders.sse(slow),
                        SlowReaders.pages(slow))
                .filter(trial -> only.stream().anyMatch(trial.name()::startsWith))
                .toList();
    }

    private static boolean report(Trial trial, Trial.Ground ground) throws InterruptedException {
        System.err.println(trial.name());
        try {
            List<Figure> figures = new ArrayList<>(trial.run(ground));
            System.out.printf("%n| %s | | unit |%n| --- | --: | --- |%n", trial.name());
            figures.forEach(figure -> System.out.printf(
                    Locale.ROOT,
                    figure.value() < 100 ? "| %s | %.2f | %s |%n" : "| %s | %,.0f | %s |%n",
                    figure.metric().name(),
                    figure.value(),
                    figure.metric().unit()));
            return true;
        } catch (IOException | RuntimeException failure) {
            System.out.println("\nFAILED " + trial.name() + ": " + failure.getMessage());
            return false;
        }
    }

    private final class Here implements Trial.Ground {

        private final Vertx vertx;

        Here(Vertx vertx) {
            this.vertx = vertx;
        }

        @Override
        public Launched fresh(List<String> options) throws IOException {
            return new Launched(launcher, DataFolders.fresh(folder), options);
        }

        @Override
        public Stage stage(Contender contender) {
            return new Stage(vertx, contender, TIMING);
        }

        @Override
        public void say(String progress) {
            System.err.println("  " + progress);
        }
    }
}
