// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerFile;
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
 * @param file what the server was started from; empty with it
 */
record Examined(Target target, Optional<ReferenceServer> server, Optional<ServerFile> file) implements AutoCloseable {

    /** The described target, or else the reference server, started. */
    static Examined open(Optional<Target> described, Settings settings, OutputFolder output) throws LaunchFailed {
        if (described.isPresent()) {
            return new Examined(described.get(), Optional.empty(), Optional.empty());
        }
        var file = ServerFile.find(settings.get("tidemark.server").map(Path::of));
        try {
            var server = ReferenceServer.start(ServerProgram.at(file.path()), output.serverLog());
            var target = server.target(SuiteVersion.text());
            return new Examined(target.with(scaled(target.limits(), settings)), Optional.of(server), Optional.of(file));
        } catch (LaunchFailed failure) {
            file.close();
            throw failure;
        }
    }

    private static Limits scaled(Limits limits, Settings settings) {
        return limits.scaled(settings.positive("tidemark.time.factor", 1));
    }

    @Override
    public void close() {
        server.ifPresent(ReferenceServer::close);
        file.ifPresent(ServerFile::close);
    }
}
