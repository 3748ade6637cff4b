// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * How well this build of the suite is guarded: the outcome of its own test with deviating servers, if that has run.
 *
 * @param deviations single faults the suite was shown
 * @param caught how many of them it found
 */
public record Guard(int deviations, int caught) {

    /** Option that names the file; the build sets it. */
    public static final String OPTION = "tidemark.guard";

    static Optional<Guard> read(Settings settings) {
        var file = settings.get(OPTION).map(Path::of).filter(Files::isRegularFile);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file.get())) {
            properties.load(in);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file.get(), failure);
        }
        return Optional.of(new Guard(
                Integer.parseInt(properties.getProperty("deviations")),
                Integer.parseInt(properties.getProperty("caught"))));
    }

    /** Leaves the outcome for the runs of this build. */
    public void write(Path file) throws IOException {
        Files.writeString(file, "deviations=" + deviations + "\ncaught=" + caught + "\n");
    }
}
