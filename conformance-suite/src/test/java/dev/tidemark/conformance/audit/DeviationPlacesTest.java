// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.Deviations;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.protocol.Protocols;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The path of a feature is that of the deviations that break it: {@code closure/close.feature} and {@code closure/Close...Deviations}. */
class DeviationPlacesTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/tidemark/conformance");
    private static final Pattern FAR_RIGHT = Pattern.compile(" {32}");
    private static final List<Promise> PROMISES = Features.promises();

    static Stream<Class<?>> classes() {
        return Protocols.all().stream().flatMap(Deviations::classes);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyDeviationFirstBreaksARuleOfTheFeatureOfItsClass(Class<?> type) {
        var feature = feature(type);
        assertThat(feature).as("the feature that %s is named after", type).isPresent();
        var observed = observed(feature.get());
        assertThat(Deviations.in(type)).isNotEmpty().allSatisfy(deviation -> assertThat(observed)
                .as("rules of %s, for the deviation %s", feature.get(), deviation)
                .contains(first(deviation)));
    }

    /** Nested lambdas creep to the right; a method with a name, or a word of the protocol, straightens them. */
    @Test
    void linesStartFarToTheRightNoMoreOftenThanInTheRestOfTheSuite() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            var lines = files.filter(Files::isRegularFile)
                    .collect(Collectors.partitioningBy(
                            file -> file.startsWith(SOURCES.resolve("deviation")),
                            Collectors.flatMapping(
                                    DeviationPlacesTest::lines,
                                    Collectors.averagingInt(
                                            line -> FAR_RIGHT.matcher(line).lookingAt() ? 1 : 0))));
            assertThat(lines.get(true)).isLessThanOrEqualTo(lines.get(false));
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void everyMethodThatMakesADeviationIsMarked(Class<?> type) {
        assertThat(type.getDeclaredMethods())
                .filteredOn(DeviationPlacesTest::makesADeviation)
                .isNotEmpty()
                .allMatch(method -> method.isAnnotationPresent(Breaks.class));
        assertThat(type.getDeclaredMethods())
                .filteredOn(method -> method.isAnnotationPresent(Breaks.class))
                .allMatch(DeviationPlacesTest::makesADeviation);
    }

    private static boolean makesADeviation(Method method) {
        return method.getReturnType() == Behaviour.class
                && method.getParameterCount() == 0
                && (method.getModifiers() & (Modifier.PRIVATE | Modifier.STATIC)) == 0;
    }

    private static String first(Deviation deviation) {
        return deviation.requirements().get(0);
    }

    /** Of features whose names both begin that of the class, the one with the longer name. */
    private static Optional<Path> feature(Class<?> type) {
        return PROMISES.stream()
                .map(Promise::file)
                .filter(file -> type.getPackageName().endsWith("." + topic(file)))
                .filter(file -> type.getSimpleName().startsWith(camel(name(file))))
                .max(Comparator.comparingInt(file -> name(file).length()));
    }

    private static Set<String> observed(Path feature) {
        return PROMISES.stream()
                .filter(promise -> promise.file().equals(feature))
                .flatMap(promise -> promise.ids().stream())
                .collect(Collectors.toSet());
    }

    /** The package of what breaks this feature: protocol and folders, or protocol and feature where it lies in no folder. */
    private static String topic(Path file) {
        var path = Features.ROOT.relativize(file);
        var folders = path.getNameCount() == 2 ? path.resolveSibling(name(file)) : path.getParent();
        return folders.toString().replace("-", "").replace('/', '.');
    }

    private static String name(Path file) {
        return file.getFileName().toString().replace(".feature", "");
    }

    private static String camel(String name) {
        return Arrays.stream(name.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase() + word.substring(1))
                .collect(Collectors.joining());
    }
}
