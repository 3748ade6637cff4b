// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.target.Hooks.Hook;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A hook that is a shell command of the target's owner. The command is given a limit; then the target is, to answer again.
 *
 * @param name as in the profile: restart, kill or trim
 * @param command handed to {@code sh -c}
 * @param limit for the command, and again for the target to come back
 * @param answering returns when the target answers
 */
public record CommandHook(String name, String command, Duration limit, Answering answering) implements Hook {

    /** Waits until the target answers. */
    @FunctionalInterface
    public interface Answering {
        /** @throws HookFailed when it does not within the limit */
        void await(Duration limit) throws HookFailed;
    }

    @Override
    public void run() throws HookFailed {
        runWith();
    }

    /** Runs the command with these arguments, which it finds as $1, $2 and so on. */
    void runWith(String... arguments) throws HookFailed {
        try {
            var output = Files.createTempFile("tidemark-hook-" + name, ".log");
            try {
                execute(output, arguments);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException unusable) {
            throw new HookFailed("hooks." + name + ": '" + command + "' could not be started", unusable);
        }
        answering.await(limit);
    }

    private void execute(Path output, String... arguments) throws IOException, HookFailed {
        var words = Stream.concat(Stream.of("sh", "-c", command, name), Stream.of(arguments))
                .toList();
        var process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("did not end within " + limit.toSeconds() + " s", output);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HookFailed("hooks." + name + ": interrupted");
        } finally {
            process.descendants().filter(child -> process.isAlive()).forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            throw failed("ended with exit code " + process.exitValue(), output);
        }
    }

    private HookFailed failed(String what, Path output) throws IOException {
        var lines = new String(Files.readAllBytes(output), StandardCharsets.UTF_8)
                .strip()
                .lines()
                .toList();
        var said = String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
        return new HookFailed(
                "hooks." + name + ": '" + command + "' " + what + (said.isEmpty() ? "" : "; it said: " + said));
    }
}
