// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * How long ago this process was started. On Linux the JDK counts whole seconds of the time of boot, and is half a second
 * wrong on average; the kernel knows it to a hundredth of a second.
 */
final class Started {

    private static final Path STAT = Path.of("/proc/self/stat");
    private static final Path UPTIME = Path.of("/proc/uptime");

    /** The 22nd field of stat, 19 behind the name of the program, which may hold anything (proc(5)). */
    private static final int START_TIME = 19;

    /** Ticks of the interface between kernel and programs: 100 a second on every architecture that has a JDK. */
    private static final long MILLIS_OF_TICK = 10;

    private static final int MILLIS = 1000;

    private Started() {}

    static Duration ago() {
        try {
            return between(Files.readString(STAT, StandardCharsets.ISO_8859_1), Files.readString(UPTIME));
        } catch (IOException | RuntimeException notLinux) {
            Instant now = Instant.now();
            return Duration.between(
                    ProcessHandle.current().info().startInstant().orElse(now), now);
        }
    }

    /**
     * What is between the start and now.
     *
     * @param stat the content of {@code /proc/self/stat}
     * @param uptime the content of {@code /proc/uptime}
     * @throws RuntimeException if they are not what they are on Linux
     */
    static Duration between(String stat, String uptime) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long start = Long.parseLong(fields[START_TIME]) * MILLIS_OF_TICK;
        long now = Math.round(Double.parseDouble(uptime.split(" ")[0]) * MILLIS);
        return Duration.ofMillis(Math.max(0, now - start));
    }
}
