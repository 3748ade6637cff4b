// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark;

import dev.tidemark.benchmark.load.Loads;
import dev.tidemark.benchmark.load.Measurement;
import dev.tidemark.benchmark.measure.Results;
import dev.tidemark.benchmark.measure.Table;
import dev.tidemark.benchmark.measure.Timing;
import dev.tidemark.benchmark.server.Contender;
import dev.tidemark.benchmark.server.DataFolders;
import dev.tidemark.benchmark.server.Elsewhere;
import dev.tidemark.benchmark.server.InProcess;
import dev.tidemark.benchmark.server.Program;
import dev.tidemark.benchmark.server.Programs;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "benchmark",
        description = "Puts the same load on the reference server and on others, and prints the numbers side by side.",
        sortOptions = false)
public final class Main implements Callable<Integer> {

    /** Servers end an SSE connection after roughly a minute (Durable Streams 5.8); a measurement must be shorter. */
    private static final int LONGEST_SECONDS = 45;

    private static final int SECONDS_PER_MINUTE = 60;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--server",
            required = true,
            description = "The reference server: its launcher, jar or native executable.")
    private Path server;

    @Option(names = "--folder", required = true, description = "Where data goes and peers are installed.")
    private Path folder;

    @Option(
            names = "--peer",
            description =
                    "Another server to start: rust-wal, rust-memory, node-file, node-memory, s2-lite-file, s2-lite-memory,"
                            + " tidemark-c2, tidemark-async, tidemark-memory.")
    private List<String> peers = List.of();

    @Option(names = "--s2", defaultValue = "s2", description = "The command line program of S2 (${DEFAULT-VALUE}).")
    private String s2;

    @Option(
            names = "--rust",
            defaultValue = "durable-streams-server",
            description = "The server in Rust of the authors of the protocol (${DEFAULT-VALUE}).")
    private String rust;

    @Option(names = "--other", description = "The address of another server that runs already.")
    private List<URI> others = List.of();

    @Option(
            names = "--warm-up",
            defaultValue = "3",
            description = "Seconds of load before it counts (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(names = "--seconds", defaultValue = "5", description = "Seconds that count (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often, in turns; medians are shown (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--only", description = "Only measurements whose names begin so, as append or wake-up-200.")
    private List<String> only = List.of("");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Say this.")
    private boolean help;

    @Option(names = "--no-ceiling", description = "Do not measure what the load generator itself can do.")
    private boolean noCeiling;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (warmUp < 0 || seconds < 1 || rounds < 1 || warmUp + seconds > LONGEST_SECONDS) {
            throw new ParameterException(
                    spec.commandLine(), "A measurement takes 1 to " + LONGEST_SECONDS + " seconds with its warm-up.");
        }
        List<Program> programs = programs();
        List<Measurement> loads = Loads.named(only);
        System.err.printf(
                "at most about %d minutes%n",
                1 + loads.size() * (programs.size() * rounds + 1) * (warmUp + seconds) / SECONDS_PER_MINUTE);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        List<Contender> contenders = new ArrayList<>();
        try (InProcess inProcess = new InProcess()) {
            for (Program program : programs) {
                contenders.add(program.start());
            }
            Comparison comparison = new Comparison(
                    vertx, loads, new Timing(Duration.ofSeconds(warmUp), Duration.ofSeconds(seconds)), System.err);
            Results results = comparison.run(contenders, rounds);
            if (!noCeiling) {
                results.addAll(comparison.run(List.of(inProcess.start()), 1));
            }
            report(contenders, inProcess, results);
            return results.failures().isEmpty() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } finally {
            for (Contender contender : contenders) {
                contender.close();
            }
            vertx.close().toCompletionStage().toCompletableFuture().join();
            DataFolders.remove(folder);
        }
    }

    private List<Program> programs() {
        Programs programs = new Programs(server, folder, s2, rust);
        List<Program> all = new ArrayList<>();
        for (String name :
                Stream.concat(Stream.of(Programs.REFERENCE), peers.stream()).toList()) {
            all.add(programs.named(name)
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "There is no peer " + name + ".")));
        }
        others.forEach(other -> all.add(new Elsewhere(other)));
        return all;
    }

    private void report(List<Contender> contenders, InProcess ceiling, Results results) {
        System.out.printf(
                "%d processors, Java %s, %s %s; %d rounds of %d s after %d s, medians%n%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.version(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                rounds,
                seconds,
                warmUp);
        List<String> names = contenders.stream().map(Contender::name).toList();
        System.out.print(new Table(names, ceiling.name(), results).markdown());
        results.failures().forEach(failure -> System.out.println("\nFAILED " + failure));
    }
}
