// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.target.Hooks.HookFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class CommandHookTest {

    private final AtomicInteger awaited = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void runsTheCommandAndThenWaitsForTheTarget() throws HookFailed {
        hook("test -d . && touch " + folder.resolve("done"), 10_000).run();
        assertThat(folder.resolve("done")).exists();
        assertThat(awaited).hasValue(1);
    }

    @Test
    void showsWhatAFailingCommandSaid() {
        assertThatThrownBy(() -> hook("echo one; echo two >&2; exit 3", 10_000).run())
                .isInstanceOf(HookFailed.class)
                .hasMessageEndingWith("ended with exit code 3; it said: one | two")
                .hasMessageStartingWith("hooks.restart: 'echo one");
        assertThat(awaited).hasValue(0);
    }

    @Test
    void endsACommandThatTakesTooLong() {
        assertThatThrownBy(() -> hook("echo waiting; sleep 100", 300).run())
                .isInstanceOf(HookFailed.class)
                .hasMessageContaining("did not end within")
                .hasMessageEndingWith("it said: waiting");
    }

    @Test
    void leavesAServerRunningThatTheCommandStarted() throws Exception {
        hook("sleep 100 & echo $! > " + folder.resolve("pid"), 10_000).run();
        var pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        var started = ProcessHandle.of(pid).orElseThrow();
        assertThat(started.isAlive()).isTrue();
        started.destroyForcibly();
    }

    private CommandHook hook(String command, long milliseconds) {
        return new CommandHook("restart", command, Duration.ofMillis(milliseconds), limit -> awaited.incrementAndGet());
    }
}
