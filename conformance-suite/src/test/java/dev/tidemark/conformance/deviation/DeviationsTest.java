// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.reports.requirements.Catalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each deviation is visible to the smallest probe of its main requirement, which passes without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeviationsTest {
    private static final Map<String, Probe> PROBES = new HashMap<>();

    static {
        OffsetProbes.register(PROBES::put);
        ReadProbes.register(PROBES::put);
        WriteProbes.register(PROBES::put);
        JsonProbes.register(PROBES::put);
        ClosureProbes.register(PROBES::put);
        LiveProbes.register(PROBES::put);
        ProducerProbes.register(PROBES::put);
        LifetimeProbes.register(PROBES::put);
        ForkProbes.register(PROBES::put);
        ForkReadProbes.register(PROBES::put);
    }

    private FakeServer upstream;

    @BeforeAll
    void start() {
        upstream = new FakeServer();
    }

    @AfterAll
    void stop() {
        upstream.close();
    }

    /**
     * Those of S2 are shown a server of S2 in the examination of deviations; the server here speaks Durable Streams. Those that break one
     * cell of a product (a type, a state, a mode, a page, a moment) are not noticed by a probe, which looks at one example, nor are those that
     * never come to an end, which shows to whom follows them; the examination of deviations finds each of them.
     */
    static List<Deviation> deviations() {
        Set<String> cells = Stream.of(
                        NowDeviations.all(),
                        PageDeviations.all(),
                        LastingClosureDeviations.all(),
                        FreshnessDeviations.all(),
                        EndlessDeviations.all())
                .flatMap(List::stream)
                .map(Deviation::id)
                .collect(Collectors.toSet());
        return Deviations.of(Protocol.DURABLE_STREAMS).stream()
                .filter(deviation -> !cells.contains(deviation.id()))
                .toList();
    }

    static Set<String> requirements() {
        return PROBES.keySet();
    }

    @Test
    void everyIdIsUnique() {
        assertThat(Deviations.all().stream().map(Deviation::id)).doesNotHaveDuplicates();
    }

    @Test
    void everyDeviationSaysWhatItBreaks() {
        Set<String> ids = new HashSet<>(PROBES.keySet());
        for (Protocol protocol : Protocol.values()) {
            Catalogue.named(protocol.id()).requirements().forEach(requirement -> ids.add(requirement.id()));
        }
        assertThat(Deviations.all())
                .allSatisfy(deviation ->
                        assertThat(ids).contains(deviation.requirements().get(0)))
                .allSatisfy(deviation -> assertThat(deviation.summary()).matches("[A-Z].*\\."))
                .allSatisfy(deviation -> assertThat(deviation.id()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void withoutDeviationTheProbePasses(String requirement) throws Exception {
        try (DeviatingProxy proxy = DeviatingProxy.start(upstream.base(), Deviation.NONE)) {
            PROBES.get(requirement).check(client(proxy));
            assertThat(proxy.failures()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("deviations")
    void withDeviationTheProbeFails(Deviation deviation) {
        try (DeviatingProxy proxy = DeviatingProxy.start(upstream.base(), deviation)) {
            Probe probe = PROBES.get(deviation.requirements().get(0));
            assertThatThrownBy(() -> probe.check(client(proxy))).isInstanceOf(AssertionError.class);
            assertThat(proxy.failures()).isEmpty();
        }
    }

    private void restart(DeviatingProxy proxy) {
        int before = proxy.restartsSeen();
        upstream.stop();
        await(proxy::upstreamDown);
        upstream.startAgain();
        await(() -> proxy.restartsSeen() > before);
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(500_000);
        }
    }

    private ProbeClient client(DeviatingProxy proxy) {
        return new ProbeClient(proxy.base(), () -> restart(proxy), upstream::awaited);
    }
}
