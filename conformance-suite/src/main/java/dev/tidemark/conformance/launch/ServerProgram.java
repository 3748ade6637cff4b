// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A program that is a Tidemark server: a command line with a gap for its options.
 *
 * @param before what stands before the options, e.g. the java executable
 * @param after what stands behind them, e.g. {@code -jar server.jar}
 */
public record ServerProgram(List<String> before, List<String> after) {

    /** Quick to start rather than quick in the long run: a conformance run takes seconds. */
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx512m");

    public ServerProgram {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /**
     * The packaged server: a jar, which runs on the JVM of this process, or a native executable.
     *
     * @throws LaunchFailed when there is no such file
     */
    public static ServerProgram at(Path file) throws LaunchFailed {
        if (!Files.isRegularFile(file)) {
            throw new LaunchFailed(
                    "there is no reference server at " + file.toAbsolutePath().normalize()
                            + "; build it with 'mvn package', name another one with -Dtidemark.server=path,"
                            + " or examine a running server with -Dtarget=http://host:port");
        }
        var path = file.toAbsolutePath().toString();
        if (!path.endsWith(".jar")) {
            return new ServerProgram(List.of(path), List.of());
        }
        var before = new ArrayList<String>();
        before.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        before.addAll(JVM);
        return new ServerProgram(before, List.of("-jar", path));
    }

    /** The command line with these options as {@code -Dname=value}. */
    List<String> command(Map<String, String> options) {
        return command(
                options.entrySet().stream()
                        .map(option -> "-D" + option.getKey() + "=" + option.getValue())
                        .toList(),
                List.of());
    }

    /**
     * The command line.
     *
     * @param options as they stand there, such as {@code -Dtidemark.port=4438} or {@code -Xmx1g}; they win over those of this program
     * @param arguments for the server itself
     */
    public List<String> command(List<String> options, List<String> arguments) {
        var command = new ArrayList<>(before);
        command.addAll(options);
        command.addAll(after);
        command.addAll(arguments);
        return command;
    }
}
