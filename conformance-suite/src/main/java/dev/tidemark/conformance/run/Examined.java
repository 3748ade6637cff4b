// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The target of one run, and our reference server when it is the target; closing stops that one.
 *
 * @param server empty when the target is somebody else's
 */
record Examined(Target target, Optional<ReferenceServer> server) implements AutoCloseable {

    private static final String DEFAULT_SERVER = "reference-server/target/quarkus-app/quarkus-run.jar";

    /** The described target, or else the reference server, started. */
    static Examined open(Optional<Target> described, Settings settings, OutputFolder output) throws LaunchFailed {
        if (described.isPresent()) {
            return new Examined(described.get(), Optional.empty());
        }
        var program = Path.of(settings.get("tidemark.server").orElse(DEFAULT_SERVER));
        var server = ReferenceServer.start(ServerProgram.at(program), output.serverLog());
        var target = server.target(SuiteVersion.text());
        return new Examined(target.with(scaled(target.limits(), settings)), Optional.of(server));
    }

    private static Limits scaled(Limits limits, Settings settings) {
        return limits.scaled(settings.positive("tidemark.time.factor", 1));
    }

    @Override
    public void close() {
        server.ifPresent(ReferenceServer::close);
    }
}
