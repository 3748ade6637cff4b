// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.WrongInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/**
 * Where a run leaves its report. A run works in a folder of its own inside, and only when it is done, what it wrote takes the place of what
 * an earlier run left; nothing else is touched: people give any folder. Where there is a certificate, what is none goes to {@code partial/}
 * beside it, so that it never takes its place.
 *
 * @param path exists
 * @param isNew whether it did not exist before; then it goes again where nothing was written
 * @param work exists until the report is published
 */
record OutputFolder(Path path, boolean isNew, Path work) implements AutoCloseable {

    private static final String DEFAULT = "target/certificate";
    static final String PARTIAL = "partial";
    private static final String CERTIFICATE = "certificate.html";
    private static final String WORK = ".running-";

    static OutputFolder prepare(Settings settings) throws IOException {
        var path = named(settings);
        try {
            var isNew = Files.notExists(path);
            Files.createDirectories(path);
            removeLitter(path);
            return new OutputFolder(
                    path,
                    isNew,
                    Files.createTempDirectory(
                            path, WORK + ProcessHandle.current().pid() + "-"));
        } catch (IOException unusable) {
            throw unusable(path.toString(), FileTrouble.words(unusable));
        }
    }

    /** The folder that the options name. */
    static Path named(Settings settings) {
        var named = settings.get("tidemark.output").orElse(DEFAULT);
        try {
            return Path.of(named);
        } catch (InvalidPathException unusable) {
            throw unusable(named, unusable.getMessage());
        }
    }

    private static WrongInput unusable(String named, String why) {
        return new WrongInput("--output " + named + " cannot be used: " + why
                + "; name a folder that can be written to (-Dtidemark.output)");
    }

    Path messages() {
        return work.resolve("messages.ndjson");
    }

    /** Of the reference server that is restarted beside the other one. */
    Path restartedLog() {
        return work.resolve("server-restarted.log");
    }

    Path serverLog() {
        return work.resolve("server.log");
    }

    /**
     * Puts what the run wrote in its place.
     *
     * @param complete whether it examined everything
     * @return the report to look at
     */
    Path publish(boolean complete) throws IOException {
        var place = complete || Files.notExists(path.resolve(CERTIFICATE)) ? path : path.resolve(PARTIAL);
        Files.createDirectories(place);
        for (var file : list(place)) {
            if (isOurs(file)) {
                delete(file);
            }
        }
        for (var file : list(work)) {
            Files.move(file, place.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        var full = place.resolve(CERTIFICATE);
        return Files.exists(full) ? full : place.resolve("partial-run.html");
    }

    /** Removes the folder of the run, with what is left in it. */
    @Override
    public void close() throws IOException {
        delete(work);
        if (isNew && list(path).isEmpty()) {
            Files.delete(path);
        }
    }

    /** What runs left that were ended without warning; one that is still under way keeps its own. */
    private static void removeLitter(Path path) throws IOException {
        for (var file : list(path)) {
            var name = file.getFileName().toString();
            if (name.matches("part\\d+\\.ndjson") || name.startsWith(WORK) && !isRunning(name)) {
                delete(file);
            }
        }
    }

    private static boolean isRunning(String work) {
        var id = work.substring(WORK.length()).replaceAll("-.*", "");
        return id.matches("\\d{1,18}") && ProcessHandle.of(Long.parseLong(id)).isPresent();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static boolean isOurs(Path file) {
        var name = file.getFileName().toString();
        return name.equals("messages.ndjson")
                || name.equals("server.log")
                || name.equals("server-restarted.log")
                || name.equals("evidence")
                || name.equals("junit.xml")
                || name.equals("shard.json")
                || name.equals("comparison.md")
                || name.startsWith("certificate.")
                || name.startsWith("partial-run.")
                || name.startsWith("badge.");
    }

    private static void delete(Path file) throws IOException {
        if (Files.notExists(file)) {
            return;
        }
        try (var files = Files.walk(file)) {
            for (var each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
