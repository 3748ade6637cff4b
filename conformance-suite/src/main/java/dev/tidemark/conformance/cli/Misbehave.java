// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerFile;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.launch.WrongServer;
import dev.tidemark.conformance.launch.WrongServers;
import dev.tidemark.conformance.launch.WrongServers.Mix;
import dev.tidemark.conformance.launch.WrongServers.Running;
import dev.tidemark.conformance.launch.WrongServersLoader;
import dev.tidemark.conformance.run.SuiteVersion;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.WrongInput;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs a server that breaks one promise, so that authors of clients see what theirs make of it. */
@Command(
        name = Misbehave.COMMAND,
        mixinStandardHelpOptions = true,
        versionProvider = SuiteVersion.Printed.class,
        sortOptions = false,
        header = "Runs a server that breaks one promise of Durable Streams or S2, for tests of clients.",
        description = {
            "",
            "misbehave --list closure",
            "misbehave repeated-close-alternates --port 4440",
            "misbehave --random 7 --rate 0.1 durable-streams --upstream http://127.0.0.1:4437",
            ""
        },
        footerHeading = "%nExit codes:%n",
        footer = {"  0  listed", "  2  wrong options, or it could not be started", "  130, 143  ended by a signal"})
final class Misbehave implements Callable<Integer> {

    /** The word that stands for it on the command line. */
    static final String COMMAND = "misbehave";

    private static final int CONNECT_MILLIS = 5000;

    private final Settings system;
    private final PrintStream out;

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description =
                    "What the server does wrong, by its id. With --list and --random also a topic (closure), a protocol"
                            + " (durable-streams, s2) or how ids of requirements begin (DS-4.1-); all when nothing is named.")
    private List<String> named = List.of();

    @Option(
            names = "--list",
            description = "Lists the ids with the requirement that each breaks first and what it does.")
    private boolean list;

    @Option(
            names = "--upstream",
            paramLabel = "URL",
            description =
                    "A correct server to stand in front of. Without it, the packaged reference server is started.")
    private Optional<String> upstream = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Port of 127.0.0.1 to listen on; any that is free when left out.")
    private int port;

    @Option(
            names = "--random",
            paramLabel = "SEED",
            description = "Answers single requests wrongly, drawn with this seed, and prints which and how.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--rate",
            paramLabel = "R",
            description =
                    "With --random: the share of requests that are answered wrongly, more than 0 and at most 1; 0.1 when left"
                            + " out.")
    private Optional<Double> rate = Optional.empty();

    @Option(
            names = "--server",
            paramLabel = "FILE",
            description =
                    "The reference server to use instead of the packaged one: its quarkus-run.jar. (-Dtidemark.server)")
    private Optional<Path> server = Optional.empty();

    Misbehave(Settings system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    @Override
    public Integer call() throws LaunchFailed, IOException, InterruptedException {
        check();
        var file = server.or(() -> system.get("tidemark.server").map(Path::of));
        try (var packaged = ServerFile.find(file)) {
            var wrong = WrongServersLoader.load(packaged.path());
            if (list) {
                chosen(wrong.all()).stream()
                        .collect(Collectors.groupingBy(WrongServer::topic, TreeMap::new, Collectors.toList()))
                        .forEach(this::print);
                return 0;
            }
            var ids = chosen(wrong.all()).stream().map(WrongServer::id).toList();
            if (upstream.isPresent()) {
                return serve(wrong, ids, address(upstream.get()));
            }
            return serve(wrong, ids, packaged);
        }
    }

    private void check() {
        if (!list && seed.isEmpty() && named.size() != 1) {
            throw new WrongInput("misbehave takes one id, or --random SEED for several, and got " + named.size()
                    + "; misbehave --list shows the ids");
        }
        if (rate.isPresent() && seed.isEmpty()) {
            throw new WrongInput("--rate is for --random SEED, which is not given");
        }
        if (rate.filter(share -> !(share > 0 && share <= 1)).isPresent()) {
            throw new WrongInput(
                    "--rate " + rate.get() + " is not a share of requests; write a number above 0 and up to 1");
        }
        if (port < 0 || port > 65_535) {
            throw new WrongInput("--port " + port + " is not a port; write a number from 0 to 65535");
        }
        if (upstream.isPresent() && !list) {
            refuseSilent(address(upstream.get()));
        }
    }

    private static void refuseSilent(URI correct) {
        try (var connection = new Socket()) {
            var port = correct.getPort() < 0 ? 80 : correct.getPort();
            connection.connect(new InetSocketAddress(correct.getHost(), port), CONNECT_MILLIS);
        } catch (IOException silent) {
            throw new WrongInput("--upstream " + correct
                    + " does not answer; start it first, or leave --upstream out for the packaged reference server");
        }
    }

    private static URI address(String text) {
        try {
            var address = URI.create(text);
            if ("http".equals(address.getScheme()) && address.getHost() != null && address.getRawQuery() == null) {
                return address;
            }
        } catch (IllegalArgumentException malformed) {
            // said below
        }
        throw new WrongInput("--upstream " + text + " is not the address of a server; write http://host:port");
    }

    /** Those that were named; a run of one takes ids only. */
    private List<WrongServer> chosen(List<WrongServer> all) {
        for (var name : named) {
            if (all.stream().noneMatch(each -> isNamed(each, name))) {
                throw new WrongInput("there is no deviation " + (several() ? "and no topic " : "") + name
                        + near(name, all) + "; misbehave --list shows all");
            }
        }
        return all.stream()
                .filter(each -> named.isEmpty() || named.stream().anyMatch(name -> isNamed(each, name)))
                .toList();
    }

    private String near(String name, List<WrongServer> all) {
        var topics = all.stream().map(WrongServer::topic);
        var names = Stream.concat(names(all).stream(), several() ? topics : Stream.empty())
                .collect(Collectors.toSet());
        var meant = Nearby.meantBy(name, names);
        return meant.isEmpty() ? "" : "; near it: " + String.join(", ", meant);
    }

    private boolean isNamed(WrongServer one, String name) {
        return one.id().equals(name) || several() && one.isAbout(name);
    }

    private boolean several() {
        return list || seed.isPresent();
    }

    private static List<String> names(List<WrongServer> all) {
        return all.stream().map(WrongServer::id).toList();
    }

    private void print(String topic, List<WrongServer> servers) {
        out.println(topic);
        servers.forEach(
                one -> out.printf("  %-52s %-16s %s%n", one.id(), one.rules().get(0), one.summary()));
    }

    private int serve(WrongServers wrong, List<String> ids, URI correct) throws LaunchFailed, InterruptedException {
        try (var running = start(wrong, ids, correct)) {
            out.println((ids.size() == 1 ? ids.get(0) : ids.size() + " deviations, now and then,") + " in front of "
                    + correct);
            out.println("listening on " + running.address());
            new CountDownLatch(1).await();
            return 0;
        }
    }

    private Running start(WrongServers wrong, List<String> ids, URI correct) throws LaunchFailed {
        if (seed.isEmpty()) {
            return wrong.start(ids.get(0), correct, port);
        }
        return wrong.startMixed(ids, new Mix(seed.get(), rate.orElse(0.1)), correct, port, out::println);
    }

    private int serve(WrongServers wrong, List<String> ids, ServerFile packaged)
            throws LaunchFailed, IOException, InterruptedException {
        var log = Files.createTempFile("tidemark-server", ".log");
        try (var correct = ReferenceServer.start(ServerProgram.at(packaged.path()), log)) {
            // A server that did not start leaves its log: the sentence about it names the file.
            log.toFile().deleteOnExit();
            return serve(wrong, ids, correct.address());
        }
    }
}
