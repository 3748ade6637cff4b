// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Probes of lifetimes and retention (sections 4, 5.1, 5.5 and 5.6). */
final class LifetimeProbes {
    private static final String TEXT = "text/plain";
    private static final String END = "2099-01-01T00:00:00Z";

    private LifetimeProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        comparison(probes);
        expiry(probes);
        syntax(probes);
        metadata(probes);
        probes.accept("DS-5.6-04", c -> {
            String path = c.fresh();
            String first = c.put(path, TEXT, "", FakeServer.RETENTION, "2").tail();
            for (String body : new String[] {"a", "b", "c", "d"}) {
                c.post(path, TEXT, body);
            }
            assertThat(c.get(path + "?offset=" + first).status()).isEqualTo(410);
            assertThat(c.read(path)).isEqualTo("cd");
        });
    }

    private static void comparison(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.1-04", c -> {
            String path = created(c, Wire.TTL, "3600");
            assertThat(c.put(path, TEXT, "", Wire.TTL, "7200").status()).isEqualTo(409);
        });
        probes.accept("DS-5.1-05", c -> {
            String path = created(c, Wire.EXPIRES_AT, END);
            assertThat(c.put(path, TEXT, "", Wire.EXPIRES_AT, "2099-01-01T01:00:00Z")
                            .status())
                    .isEqualTo(409);
        });
    }

    private static void expiry(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.1-11", c -> {
            String path = created(c, Wire.TTL, "1");
            pause(1100);
            assertThat(c.head(path).status()).isEqualTo(404);
        });
        probes.accept("DS-5.1-12", c -> prolonged(c, path -> c.get(path)));
        probes.accept("DS-5.1-13", c -> prolonged(c, path -> c.post(path, TEXT, "a")));
        probes.accept("DS-5.1-14", c -> {
            String path = created(c, Wire.TTL, "1");
            pause(600);
            c.head(path);
            pause(600);
            assertThat(c.head(path).status()).isEqualTo(404);
        });
        for (String id : new String[] {"DS-5.1-17", "DS-5.1-18"}) {
            probes.accept(
                    id,
                    c -> prolonged(c, path -> {
                        c.getLater(path + "?offset=now&live=long-poll");
                        c.awaitReader(path);
                    }));
        }
        probes.accept("DS-5.1-22", c -> {
            String path =
                    created(c, Wire.EXPIRES_AT, Instant.now().plusMillis(500).toString());
            pause(600);
            assertThat(c.head(path).status()).isEqualTo(404);
        });
    }

    private static void syntax(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.1-15", c -> {
            assertThat(c.put(c.fresh(), TEXT, "", Wire.TTL, "60").status()).isEqualTo(201);
            for (String ttl : new String[] {"soon", "007", "+1", "3.6e3"}) {
                assertThat(c.put(c.fresh(), TEXT, "", Wire.TTL, ttl).status()).isEqualTo(400);
            }
        });
        probes.accept("DS-5.1-16", c -> assertThat(
                        c.put(c.fresh(), TEXT, "", Wire.TTL, "0").status())
                .isLessThan(500));
        probes.accept("DS-5.1-21", c -> assertThat(
                        c.put(c.fresh(), TEXT, "", Wire.EXPIRES_AT, "tomorrow").status())
                .isEqualTo(400));
        probes.accept("DS-5.1-23", c -> assertThat(c.put(c.fresh(), TEXT, "", Wire.TTL, "1", Wire.EXPIRES_AT, END)
                        .status())
                .isEqualTo(400));
    }

    private static void metadata(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.1-20", c -> {
            String end = "2099-01-01T00:00:00+01:00";
            assertThat(c.head(created(c, Wire.EXPIRES_AT, end)).header(Wire.EXPIRES_AT))
                    .isEqualTo(end);
        });
        probes.accept(
                "DS-5.5-05", c -> assertThat(c.head(created(c, Wire.TTL, "60")).header(Wire.TTL))
                        .isEqualTo("60"));
        probes.accept("DS-5.5-06", c -> assertThat(
                        c.head(created(c, Wire.EXPIRES_AT, END)).header(Wire.EXPIRES_AT))
                .isEqualTo(END));
    }

    private static void prolonged(ProbeClient c, java.util.function.Consumer<String> use) {
        String path = created(c, Wire.TTL, "1");
        pause(600);
        use.accept(path);
        pause(600);
        assertThat(c.head(path).status()).isEqualTo(200);
    }

    private static String created(ProbeClient c, String header, String value) {
        String path = c.fresh();
        assertThat(c.put(path, TEXT, "", header, value).status()).isEqualTo(201);
        return path;
    }

    private static void pause(long millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
