// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerFile;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.run.SuiteVersion;
import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The target of one run, and our reference server when it is the target; closing stops that one.
 *
 * @param apart a second reference server like the first, for the cases that restart it; empty when it has nothing to do
 * @param servers empty when the target is somebody else's
 * @param file what the servers were started from; empty with them
 */
record Examined(Target target, Optional<Target> apart, List<ReferenceServer> servers, Optional<ServerFile> file)
        implements AutoCloseable {

    /**
     * The described target, or else the reference server, started.
     *
     * @param restarts whether cases are to be run that restart it, beside others
     */
    static Examined open(Optional<Target> described, Settings settings, OutputFolder output, boolean restarts)
            throws LaunchFailed {
        if (described.isPresent()) {
            return new Examined(described.get(), Optional.empty(), List.of(), Optional.empty());
        }
        var file = ServerFile.find(settings.get("tidemark.server").map(Path::of));
        var servers = new ArrayList<ReferenceServer>();
        try {
            var program = ServerProgram.at(file.path());
            var second = new Launch(program, output.restartedLog(), restarts);
            try {
                servers.add(ReferenceServer.start(program, output.serverLog()));
            } finally {
                second.started().ifPresent(servers::add);
            }
            var targets = servers.stream()
                    .map(server -> server.target(SuiteVersion.text()))
                    .map(target -> target.with(scaled(target.limits(), settings)))
                    .toList();
            var apart = targets.size() > 1 ? Optional.of(targets.get(1)) : Optional.<Target>empty();
            return new Examined(targets.get(0), apart, servers, Optional.of(file));
        } catch (LaunchFailed failure) {
            servers.forEach(ReferenceServer::close);
            file.close();
            throw failure;
        }
    }

    /** Starts a server beside another one; that it does not start is no reason to give up, because the other one can be restarted. */
    private static final class Launch {

        private final CompletableFuture<Optional<ReferenceServer>> server;

        Launch(ServerProgram program, Path log, boolean wanted) {
            server = wanted
                    ? CompletableFuture.supplyAsync(() -> start(program, log))
                    : CompletableFuture.completedFuture(Optional.empty());
        }

        private static Optional<ReferenceServer> start(ServerProgram program, Path log) {
            try {
                return Optional.of(ReferenceServer.start(program, log));
            } catch (LaunchFailed failure) {
                return Optional.empty();
            }
        }

        Optional<ReferenceServer> started() {
            return server.join();
        }
    }

    private static Limits scaled(Limits limits, Settings settings) {
        return limits.scaled(settings.positive("tidemark.time.factor", 1));
    }

    @Override
    public void close() {
        servers.parallelStream().forEach(ReferenceServer::close);
        file.ifPresent(ServerFile::close);
    }
}
