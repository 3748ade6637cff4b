// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;

/** What {@code ./dev steps --figures} prints: how large the vocabulary is, and how much it is used. */
final class StepFigures {

    private StepFigures() {}

    public static void main(String[] arguments) throws IOException {
        for (var protocol : Protocols.all()) {
            var use = StepUse.of(protocol);
            var longest = longest(protocol);
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d definitions, %d (%.0f %%) used once, %d carry 75 %%; longest feature %s, %d lines%n",
                    protocol.id(),
                    use.definitions(),
                    use.usedOnce(),
                    use.usedOnce() * 100.0 / use.definitions(),
                    use.carrying(0.75),
                    Features.ROOT.relativize(longest),
                    lines(longest));
        }
    }

    private static Path longest(Protocol protocol) {
        return Features.below(Features.ROOT.resolve(protocol.id())).keySet().stream()
                .max(Comparator.comparingLong(StepFigures::lines))
                .orElseThrow();
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
