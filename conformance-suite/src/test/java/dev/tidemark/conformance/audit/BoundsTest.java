// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What goes on until a target says that it is over goes through {@code Pursuit} or {@code Patience}, what waits through {@code Outcome} or
 * {@code Patience}, and what is concluded from the clock through {@code Timing}: nothing that a server does keeps a case for ever, and no
 * verdict comes from a slow machine.
 */
class BoundsTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/tidemark/conformance");
    private static final List<String> STEPS = List.of("durablestreams", "s2", "history", "scene");

    /** A loop whose end is decided by what is there already, and why. */
    private static final Map<String, String> LOCAL = Map.of(
            "durablestreams/Markers.java", "goes through a text that was received",
            "durablestreams/Messages.java", "compares two lists",
            "history/History.java", "uses up a list of what was acknowledged",
            "scene/Outcome.java", "goes through the causes of a failure",
            "scene/Watchdog.java", "ends with the examination");

    private static final Pattern WHILE = Pattern.compile("\\bwhile \\((.*?)\\)\\s*(?:\\{|;)", Pattern.DOTALL);
    private static final Pattern DO = Pattern.compile("\\bdo\\s*\\{");
    private static final Pattern FOR = Pattern.compile("\\bfor \\(([^:{]*;[^{]*)\\)\\s*\\{", Pattern.DOTALL);
    private static final Pattern COUNTED =
            Pattern.compile("(?:int|long) (\\w+) = [^;]*;[^;]*\\b\\1\\b[^;]*;[^;]*\\b\\1\\b[^;]*", Pattern.DOTALL);

    private static final Map<String, Set<String>> WAITING = Map.of(
            "java.lang.Thread", Set.of("sleep", "join"),
            "java.lang.Object", Set.of("wait"),
            "java.util.concurrent.TimeUnit", Set.of("sleep"),
            "java.util.concurrent.locks.LockSupport", Set.of("park", "parkNanos", "parkUntil"),
            "java.util.concurrent.locks.Condition", Set.of("await", "awaitNanos", "awaitUninterruptibly"),
            "java.util.concurrent.CompletableFuture", Set.of("join", "get"),
            "java.util.concurrent.Future", Set.of("get"),
            "java.util.concurrent.FutureTask", Set.of("get"),
            "java.util.concurrent.CountDownLatch", Set.of("await"),
            "java.util.concurrent.BlockingQueue", Set.of("take", "poll", "put"));

    private static final Map<String, Set<String>> CLOCKS = Map.of(
            "java.lang.System", Set.of("nanoTime"),
            "java.time.Duration", Set.of("compareTo"),
            "java.time.Instant", Set.of("compareTo", "isBefore", "isAfter"));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tidemark.conformance");

    @Test
    void noStepWaitsByItself() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.tidemark.conformance.durablestreams..", "dev.tidemark.conformance.s2..")
                .should()
                .accessTargetWhere(isOneOf(WAITING))
                .because("Outcome and Patience know when it is enough")
                .check(classes);
    }

    @Test
    void noStepDrawsConclusionsFromTheClock() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.tidemark.conformance.durablestreams..", "dev.tidemark.conformance.s2..")
                .should()
                .accessTargetWhere(isOneOf(CLOCKS))
                .because("Timing knows how slow the machine of the suite was")
                .check(classes);
    }

    @Test
    void everyLoopHasAnEndOfItsOwn() throws IOException {
        var endless = new ArrayList<String>();
        for (var folder : STEPS) {
            try (var files = Files.walk(SOURCES.resolve(folder))) {
                for (var file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    var name = folder + "/" + file.getFileName();
                    if (!LOCAL.containsKey(name)) {
                        endless(Files.readString(file)).forEach(loop -> endless.add(name + ": " + loop));
                    }
                }
            }
        }
        assertThat(endless).isEmpty();
    }

    @Test
    void loopsWithoutAnEndAreFound() {
        assertThat(endless("while (true) { read(); }")).hasSize(1);
        assertThat(endless("while (!answer\n        .isUpToDate()) { read(); }"))
                .hasSize(1);
        assertThat(endless("do { read(); } while (more);")).isNotEmpty();
        assertThat(endless("for (; ; ) { read(); }")).hasSize(1);
        assertThat(endless("for (var page = first(); page.hasMore(); page = next()) { }"))
                .hasSize(1);
        assertThat(endless("while (pursuit.goesOn() && !over) { read(); }")).isEmpty();
        assertThat(endless("for (int i = 0; i < count; i++) { read(); } for (var each : all) { }"))
                .isEmpty();
    }

    private static List<String> endless(String source) {
        var found = new ArrayList<String>();
        WHILE.matcher(source).results().map(loop -> loop.group(1)).forEach(condition -> {
            if (!condition.contains(".goesOn()") && !condition.contains(".lasts()")) {
                found.add("while (" + condition + ")");
            }
        });
        DO.matcher(source).results().forEach(loop -> found.add("do"));
        FOR.matcher(source).results().map(loop -> loop.group(1)).forEach(head -> {
            if (!COUNTED.matcher(head).matches()) {
                found.add("for (" + head + ")");
            }
        });
        return found;
    }

    private static DescribedPredicate<JavaAccess<?>> isOneOf(Map<String, Set<String>> methods) {
        return DescribedPredicate.describe("is one of " + methods, access -> methods.getOrDefault(
                        access.getTargetOwner().getName(), Set.of())
                .contains(access.getTarget().getName()));
    }
}
