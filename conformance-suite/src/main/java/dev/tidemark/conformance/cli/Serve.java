// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.launch.ServerFile;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.target.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The command {@code server}: runs the reference server that comes with the kit until it ends or is told to. Options of the JVM, which
 * begin with {@code -D} or {@code -X}, carry its settings; everything else is handed to the server.
 */
final class Serve {

    static final String COMMAND = "server";

    private static final String PACKAGED = "tidemark.server";

    private static final Predicate<String> OF_THE_JVM =
            argument -> argument.startsWith("-D") || argument.startsWith("-X");

    private Serve() {}

    /**
     * Starts the server with this process's input and output.
     *
     * @return its exit code
     * @throws LaunchFailed when there is no server
     * @throws IOException when it cannot be started
     */
    static int run(Settings settings, List<String> arguments) throws LaunchFailed, IOException {
        try (var server = ServerFile.find(settings.get(PACKAGED).map(Path::of))) {
            var command = ServerProgram.at(server.path())
                    .command(
                            options(settings, arguments),
                            arguments.stream().filter(OF_THE_JVM.negate()).toList());
            var process = new ProcessBuilder(command).inheritIO().start();
            var stop = new Thread(
                    () -> {
                        process.destroy();
                        process.onExit().join();
                    },
                    "stop-server");
            Runtime.getRuntime().addShutdownHook(stop);
            return process.onExit().join().exitValue();
        }
    }

    /** Settings of the server that stand before the kit's {@code -jar}, then those behind the command, which win. */
    private static List<String> options(Settings settings, List<String> arguments) {
        var before = new TreeMap<>(settings.values());
        before.remove(PACKAGED);
        return Stream.concat(
                        before.entrySet().stream()
                                .filter(setting -> setting.getKey().startsWith("tidemark."))
                                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue()),
                        arguments.stream().filter(OF_THE_JVM))
                .toList();
    }
}
