// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a protocol calls things on the wire is written down once, for its steps and for its deviations. */
class WireWordsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/tidemark/conformance");
    private static final List<Class<?>> VOCABULARIES =
            List.of(Vocabulary.class, dev.tidemark.conformance.s2.model.Vocabulary.class);

    /** Words that mean one thing; those like "bytes" or "application/json" are other people's too. */
    private static final Pattern OF_THE_PROTOCOL =
            Pattern.compile("(Stream|Producer|s2)-.+|/v1/.+|[a-z]+(_[a-z]+)+|(stream|up)[A-Z].+");

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*.*?\\*/", Pattern.DOTALL);

    @Test
    void noWordStandsOutsideTheVocabularyOfItsProtocol() throws IOException {
        var words = words();
        assertThat(words).hasSizeGreaterThan(30);
        try (var files = Files.walk(SOURCES)) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("Vocabulary.java"))
                            .flatMap(file -> uses(file, words)))
                    .isEmpty();
        }
    }

    /** A proxy that knew a protocol would be no proxy for the next one. */
    @Test
    void theProxyHasNoWordOfAProtocol() throws IOException {
        try (var files = Files.walk(SOURCES.resolve("deviation").resolve("proxy"))) {
            assertThat(files.filter(Files::isRegularFile).map(WireWordsTest::text))
                    .isNotEmpty()
                    .noneMatch(text -> text.contains("Vocabulary")
                            || text.contains("Durable")
                            || text.matches("(?s).*\\bS2\\b.*"));
        }
    }

    private static List<String> words() {
        return VOCABULARIES.stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.getType() == String.class && Modifier.isStatic(field.getModifiers()))
                .map(WireWordsTest::value)
                .filter(word -> OF_THE_PROTOCOL.matcher(word).matches())
                .toList();
    }

    private static Stream<String> uses(Path file, List<String> words) {
        var text = COMMENT.matcher(text(file)).replaceAll("");
        return words.stream()
                .filter(word -> text.contains("\"" + word + "\""))
                .map(word -> file + ": \"" + word + "\"");
    }

    private static String value(Field field) {
        try {
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (IllegalAccessException never) {
            throw new AssertionError(never);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
