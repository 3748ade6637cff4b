// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.reports.likeness.Deviants;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardTest {

    @TempDir
    Path folder;

    @Test
    void countsTheDeviationsOfTheProtocolsExamined() throws IOException {
        new Guard(396, 396).write(folder, Protocols.named("durable-streams"));
        new Guard(100, 99).write(folder, Protocols.named("s2"));
        var settings = new Settings(Map.of(Guard.OPTION, folder.toString()));
        assertThat(Guard.read(settings, Set.of(Protocols.named("s2")))).hasValue(new Guard(100, 99));
        assertThat(Guard.read(settings, Protocols.all())).hasValue(new Guard(496, 495));
    }

    @Test
    void saysNothingUnlessTheTestOfEachHasRun() throws IOException {
        assertThat(Guard.read(new Settings(Map.of()), Protocols.all())).isEmpty();
        new Guard(396, 396).write(folder.resolve("new"), Protocols.named("durable-streams"));
        var settings = new Settings(Map.of(Guard.OPTION, folder.resolve("new").toString()));
        assertThat(Guard.read(settings, Protocols.all())).isEmpty();
    }

    @Test
    void isKnownInACopyOfTheSuiteWhoseTestHasNotRun() {
        var known =
                Deviants.named(Protocols.named("durable-streams").id()).all().size();
        assertThat(known).isPositive();
        assertThat(Guard.recorded(Set.of(Protocols.named("durable-streams")))).hasValue(new Guard(known, known));
    }
}
