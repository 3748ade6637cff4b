// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.reports.likeness.Deviant;
import dev.tidemark.reports.likeness.Deviants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Properties;

/**
 * How well this build of the suite is guarded: the outcome of its own test with deviating servers, if that has run.
 *
 * @param deviations single faults the suite was shown
 * @param caught how many of them it found
 */
public record Guard(int deviations, int caught) {

    /** Option that names the folder; the build sets it. */
    public static final String OPTION = "tidemark.guard";

    /** The outcome over these protocols, if the test of each has run. */
    static Optional<Guard> read(Settings settings, Collection<Protocol> protocols) {
        var folder = settings.get(OPTION).map(Path::of);
        var sum = new Guard(0, 0);
        for (var protocol : protocols) {
            var file = folder.map(path -> file(path, protocol)).filter(Files::isRegularFile);
            if (file.isEmpty()) {
                return Optional.empty();
            }
            var one = read(file.get());
            sum = new Guard(sum.deviations + one.deviations, sum.caught + one.caught);
        }
        return Optional.of(sum);
    }

    /** What the test over each of these protocols saw when the table of it was written, which is part of every copy of the suite. */
    static Optional<Guard> recorded(Collection<Protocol> protocols) {
        var sum = new Guard(0, 0);
        for (var protocol : protocols) {
            var deviants = Deviants.named(protocol.id()).all();
            if (deviants.isEmpty()) {
                return Optional.empty();
            }
            var caught = (int) deviants.stream().filter(Deviant::caught).count();
            sum = new Guard(sum.deviations + deviants.size(), sum.caught + caught);
        }
        return Optional.of(sum);
    }

    private static Guard read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
        return new Guard(
                Integer.parseInt(properties.getProperty("deviations")),
                Integer.parseInt(properties.getProperty("caught")));
    }

    /** Leaves the outcome for the runs of this build. */
    public void write(Path folder, Protocol protocol) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(file(folder, protocol), "deviations=" + deviations + "\ncaught=" + caught + "\n");
    }

    private static Path file(Path folder, Protocol protocol) {
        return folder.resolve(protocol.id() + ".properties");
    }
}
