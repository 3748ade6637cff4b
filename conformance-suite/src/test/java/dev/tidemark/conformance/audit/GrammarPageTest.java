// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages in {@code features} say of steps and words is what the sources say. */
class GrammarPageTest {

    @ParameterizedTest
    @MethodSource("dev.tidemark.conformance.protocol.Protocols#all")
    void thePageIsTheOneThatIsMadeFromTheSteps(Protocol protocol) throws IOException {
        assertThat(Files.readString(GrammarPage.file(protocol)))
                .as("%s; make it anew with ./dev docs", GrammarPage.file(protocol))
                .isEqualTo(GrammarPage.text(protocol));
    }

    @Test
    void aCommentBecomesALineOfMarkdown() {
        assertThat(JavadocText.of(" Must be {@code &lt;a&gt;},\n see {@link #other}.\n @param x of it\n"))
                .isEqualTo("Must be `<a>`, see `other`.");
        assertThat(JavadocText.of(null)).isEmpty();
    }
}
