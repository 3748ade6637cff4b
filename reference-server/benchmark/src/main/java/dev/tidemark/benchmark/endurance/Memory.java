// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.endurance;

import dev.tidemark.benchmark.measure.Figure;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.server.RunningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server holds at one moment, in MiB.
 *
 * @param resident as the operating system counts it; it hardly ever shrinks
 * @param live what its heap still needs after everything else was thrown away, if it is a JVM and there is a JDK to ask it
 */
record Memory(OptionalDouble resident, OptionalDouble live) {

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");
    private static final double MEBIBYTE = 1 << 20;
    private static final double KIBIBYTES = 1024;

    static Memory of(RunningProcess process) throws IOException {
        OptionalDouble live = live(process.pid());
        return new Memory(process.residentMebibytes(), live);
    }

    List<Figure> figures(String when) {
        List<Figure> figures = new ArrayList<>();
        resident.ifPresent(value ->
                figures.add(Metric.cost("resident memory " + when, "MiB").is(value)));
        live.ifPresent(
                value -> figures.add(Metric.cost("live heap " + when, "MiB").is(value)));
        return figures;
    }

    /** What so many things have added. */
    List<Figure> each(Memory before, int count, String what) {
        List<Figure> figures = new ArrayList<>();
        if (resident.isPresent() && before.resident.isPresent()) {
            figures.add(Metric.cost("resident memory per " + what, "KiB")
                    .is((resident.getAsDouble() - before.resident.getAsDouble()) * KIBIBYTES / count));
        }
        if (live.isPresent() && before.live.isPresent()) {
            figures.add(Metric.cost("live heap per " + what, "KiB")
                    .is((live.getAsDouble() - before.live.getAsDouble()) * KIBIBYTES / count));
        }
        return figures;
    }

    private static OptionalDouble live(long process) throws IOException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.exists(jcmd)) {
            return OptionalDouble.empty();
        }
        Process asking = new ProcessBuilder(jcmd.toString(), Long.toString(process), "GC.class_histogram")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = asking.inputReader(StandardCharsets.UTF_8)) {
            return lines.lines()
                    .map(TOTAL::matcher)
                    .filter(Matcher::find)
                    .mapToDouble(total -> Long.parseLong(total.group(1)) / MEBIBYTE)
                    .findFirst();
        }
    }
}
