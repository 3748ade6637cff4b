// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.run.OneJar;
import dev.tidemark.conformance.target.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class RepeatCommandTest {

    private static final Settings SETTINGS = new Settings(Map.of(
            "target", "http://127.0.0.1:4437",
            "target.name", "acme's server",
            "target.header.Authorization", "Bearer secret",
            "target.limits.answer", "5s",
            "only", "DS-8-04,MUST",
            "tidemark.output", "/home/me/out"));

    @TempDir
    Path folder;

    @Test
    void speaksTheOptionsOfTheJarWhenThatWasStarted() {
        assertThat(RepeatCommand.of(SETTINGS, Seed.of("7f3a"), Optional.of("tidemark.jar")))
                .isEqualTo(
                        "java -jar tidemark.jar --only DS-8-04,MUST --target http://127.0.0.1:4437"
                                + " --header Authorization=... -Dtarget.limits.answer=5s --name 'acme'\\''s server' --seed 7f3a");
    }

    @Test
    void everyOptionOfTheJarMeansThePropertyThatItStandsFor() {
        var values = Map.ofEntries(
                Map.entry("target", "http://127.0.0.1:1"),
                Map.entry("protocol", "s2"),
                Map.entry("target.streams", "/s"),
                Map.entry("target.basin", "basin"),
                Map.entry("target.ca", "ca.pem"),
                Map.entry("target.name", "name"),
                Map.entry("target.version", "1"),
                Map.entry("target.profile", "profile.yaml"),
                Map.entry("target.header.X-Key", "..."),
                Map.entry("only", "DS-8-04"),
                Map.entry("tidemark.baseline", "known.yaml"),
                Map.entry("tidemark.time.factor", "2"),
                Map.entry("tidemark.deadline", "10m"),
                Map.entry("tidemark.parallel", "4"),
                Map.entry("tidemark.rounds", "3"));
        var command = RepeatCommand.of(new Settings(values), Seed.of("7f3a"), Optional.of("tidemark.jar"));
        var certify = new Certify(new Settings(Map.of()), System.out);
        new CommandLine(certify)
                .parseArgs(command.substring("java -jar tidemark.jar ".length()).split(" "));
        assertThat(certify.given()).containsAllEntriesOf(values).containsEntry("tidemark.seed", "7f3a");
    }

    @Test
    void knowsAJarByWhatItStarts() throws IOException {
        assertThat(OneJar.named(jar("mine.jar", Main.class.getName()))).hasValue("mine.jar");
        assertThat(OneJar.named(jar("other.jar", "org.example.Main"))).isEmpty();
        assertThat(OneJar.named(folder)).isEmpty();
        assertThat(OneJar.file()).isEmpty();
    }

    private Path jar(String name, String main) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main);
        var file = folder.resolve(name);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        return file;
    }

    @Test
    void pinsTheSeedAndHidesWhatMayBeSecret() {
        var settings = new Settings(Map.of(
                "target", "http://127.0.0.1:4437",
                "target.name", "acme's server",
                "target.header.Authorization", "Bearer secret",
                "tidemark.output", "/home/me/out"));
        assertThat(RepeatCommand.of(settings, Seed.of("7f3a")))
                .isEqualTo("mvn verify -Dtarget=http://127.0.0.1:4437 -Dtarget.header.Authorization=..."
                        + " -Dtarget.name='acme'\\''s server' -Dtidemark.seed=7f3a");
    }
}
