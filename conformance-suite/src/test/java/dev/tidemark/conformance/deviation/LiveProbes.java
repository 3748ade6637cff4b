// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.ProbeClient.Answer;
import dev.tidemark.conformance.deviation.ProbeClient.Events;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiConsumer;

/** Probes of long-polls and event streams (sections 5.7, 5.8, 8 and 10.1). */
final class LiveProbes {
    private static final String TEXT = "text/plain";
    private static final String BINARY = "application/octet-stream";

    private LiveProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        polls(probes);
        jitter(probes);
        closedPolls(probes);
        events(probes);
        controls(probes);
    }

    private static void polls(BiConsumer<String, Probe> probes) {
        probes.accept(
                "DS-5.7-02",
                c -> assertThat(c.get(c.text() + "?live=long-poll").status()).isEqualTo(400));
        probes.accept("DS-5.7-03", c -> {
            long start = System.nanoTime();
            timedOut(c);
            assertThat((System.nanoTime() - start) / 1_000_000).isGreaterThan(FakeReads.POLL_MILLIS / 2);
        });
        probes.accept("DS-5.7-04", c -> assertThat(
                        c.get(c.text("a") + "?offset=-1&live=long-poll").text())
                .isEqualTo("a"));
        probes.accept("DS-5.7-05", c -> assertThat(woken(c, "").text()).isEqualTo("b"));
        probes.accept("DS-8-45", c -> assertThat(woken(c, "now").text()).isEqualTo("b"));
        probes.accept("DS-5.7-06", c -> assertThat(timedOut(c).status()).isEqualTo(204));
        probes.accept("DS-5.7-07", c -> {
            assertThat(woken(c, "").tail()).isNotNull();
            assertThat(woken(c, "").header(Wire.UP_TO_DATE)).isEqualTo("true");
        });
        probes.accept(
                "DS-5.7-08", c -> assertThat(woken(c, "").header(Wire.CURSOR)).isNotNull());
        probes.accept("DS-5.7-09", c -> assertThat(timedOut(c).tail()).isNotNull());
        probes.accept("DS-5.7-10", c -> assertThat(timedOut(c).header(Wire.UP_TO_DATE))
                .isEqualTo("true"));
        probes.accept(
                "DS-5.7-11", c -> assertThat(timedOut(c).header(Wire.CURSOR)).isNotNull());
        probes.accept("DS-8-46", c -> assertThat(timedOut(c).tail()).isNotEqualTo("now"));
        probes.accept(
                "DS-10.1-11", c -> assertThat(timedOut(c).header(Wire.CURSOR)).containsOnlyDigits());
        probes.accept("DS-10.1-12", c -> assertThat(Long.parseLong(timedOut(c).header(Wire.CURSOR)))
                .isLessThanOrEqualTo(Long.parseLong(timedOut(c).header(Wire.CURSOR))));
        probes.accept("DS-10.1-13", c -> assertThat(c.get(c.text() + "?offset=now&live=long-poll&cursor=900000000")
                        .header(Wire.CURSOR))
                .isNotEqualTo("900000000"));
    }

    private static void jitter(BiConsumer<String, Probe> probes) {
        probes.accept("DS-10.1-14", c -> assertThat(
                        Long.parseLong(c.get(c.text() + "?offset=now&live=long-poll&cursor=900000000")
                                .header(Wire.CURSOR)))
                .isBetween(900_000_001L, 900_000_181L));
    }

    private static void closedPolls(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.7-14", c -> {
            long start = System.nanoTime();
            c.get(closed(c) + "?offset=now&live=long-poll");
            assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1500);
        });
        probes.accept("DS-5.7-15", c -> assertThat(
                        c.get(closed(c) + "?offset=now&live=long-poll").status())
                .isEqualTo(204));
        probes.accept("DS-5.7-16", c -> {
            String path = c.text("a");
            var waiting = c.getLater(path + "?offset=now&live=long-poll");
            c.awaitReader(path);
            c.close(path);
            assertThat(waiting.join().header(Wire.CLOSED)).isEqualTo("true");
        });
        probes.accept("DS-5.7-17", c -> {
            String path = c.text("a");
            String tail = c.head(path).tail();
            var waiting = c.getLater(path + "?live=long-poll&offset=" + tail);
            c.awaitReader(path);
            c.post(path, TEXT, "b", Wire.CLOSED, "true");
            assertThat(waiting.join().text()).isEqualTo("b");
        });
    }

    private static void events(BiConsumer<String, Probe> probes) {
        probes.accept(
                "DS-5.8-01",
                c -> assertThat(all(c, BINARY, "a").response().statusCode()).isEqualTo(200));
        probes.accept("DS-5.8-02", c -> shown(c, "\u00c3\u00a4"));
        probes.accept("DS-5.8-03", c -> shown(c, "  a\n  b"));
        probes.accept("DS-5.8-04", c -> shown(c, "a\n\nevent: control\ndata: {}\n"));
        probes.accept("DS-5.8-05", LiveProbes::decoded);
        probes.accept("DS-5.8-12", LiveProbes::decoded);
        probes.accept("DS-5.8-15", c -> assertThat(
                        all(c, BINARY, "a").named("data").get(0).data().length() % 4)
                .isZero());
        probes.accept("DS-5.8-16", c -> assertThat(all(c, BINARY, "a").named("data"))
                .noneMatch(event -> event.data().matches("=+")));
        probes.accept(
                "DS-5.8-06", c -> assertThat(encoding(all(c, BINARY, "a"))).contains("base64"));
        probes.accept("DS-5.8-07", c -> assertThat(encoding(all(c, TEXT, "a"))).isEmpty());
        probes.accept("DS-5.8-08", c -> assertThat(
                        all(c, TEXT, "a").response().headers().firstValue("Content-Type"))
                .contains("text/event-stream"));
        probes.accept("DS-5.8-10", c -> {
            for (String query : new String[] {"?live=sse", "?live=sse&offset=a%2Cb"}) {
                assertThat(c.events(c.text("a") + query, list -> !list.isEmpty())
                                .response()
                                .statusCode())
                        .isEqualTo(400);
            }
        });
        probes.accept(
                "DS-5.8-11", c -> assertThat(all(c, TEXT, "a").named("data")).hasSize(1));
        probes.accept("DS-8-47", c -> assertThat(fromNow(c).named("data")).isEmpty());
        probes.accept("DS-5.8-28", c -> assertThat(all(c, TEXT, "a").ended()).isTrue());
    }

    private static void controls(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.8-17", c -> assertThat(
                        all(c, BINARY, "a").named("control").get(0).data())
                .startsWith("{"));
        probes.accept(
                "DS-5.8-19", c -> assertThat(open(c, "a", "b").named("control")).hasSizeGreaterThan(1));
        probes.accept("DS-5.8-20", c -> {
            Events events = open(c, "a", "b");
            assertThat(events.control(1, Wire.FIELD_NEXT_OFFSET))
                    .isNotNull()
                    .isNotEqualTo(events.control(0, Wire.FIELD_NEXT_OFFSET));
        });
        probes.accept("DS-5.8-21", c -> {
            Events events = open(c, "a", "b");
            assertThat(events.control(0, Wire.FIELD_CURSOR)).isNotNull();
            assertThat(events.control(1, Wire.FIELD_CURSOR)).isNotNull();
        });
        probes.accept("DS-5.8-23", c -> assertThat(open(c, "a", "b").control(0, Wire.FIELD_UP_TO_DATE))
                .isEqualTo("true"));
        probes.accept("DS-5.8-25", c -> {
            Events events = all(c, TEXT, "a");
            Event last = events.list().get(events.list().size() - 1);
            assertThat(last.isControl()).isTrue();
            assertThat(last.control().path(Wire.FIELD_CLOSED).asBoolean()).isTrue();
        });
        probes.accept("DS-5.8-26", c -> assertThat(open(c, "a", "b").control(0, Wire.FIELD_NEXT_OFFSET))
                .isNotNull());
        probes.accept("DS-5.8-30", c -> assertThat(c.events(closed(c) + "?offset=now&live=sse", list -> false)
                        .list())
                .hasSize(1));
        probes.accept("DS-8-48", c -> assertThat(fromNow(c).control(0, Wire.FIELD_NEXT_OFFSET))
                .isNotEqualTo("now"));
        probes.accept("DS-8-49", c -> assertThat(fromNow(c).control(0, Wire.FIELD_UP_TO_DATE))
                .isEqualTo("true"));
    }

    private static Answer timedOut(ProbeClient c) {
        return c.get(c.text("a") + "?offset=now&live=long-poll");
    }

    private static Answer woken(ProbeClient c, String offset) {
        String path = c.text("a");
        String from = offset.isEmpty() ? c.head(path).tail() : offset;
        var waiting = c.getLater(path + "?live=long-poll&offset=" + from);
        c.awaitReader(path);
        c.post(path, TEXT, "b");
        return waiting.join();
    }

    private static String closed(ProbeClient c) {
        String path = c.text("a");
        c.close(path);
        return path;
    }

    /** All events of a closed stream. */
    private static Events all(ProbeClient c, String type, String body) {
        String path = c.stream(type, body);
        c.close(path);
        return c.events(path + "?offset=-1&live=sse", list -> false);
    }

    /** The events of an open stream, the second message arriving while the reader is connected. */
    private static Events open(ProbeClient c, String first, String second) {
        String path = c.text(first);
        return c.events(path + "?offset=-1&live=sse", list -> {
            if (list.size() == 2) {
                c.post(path, TEXT, second);
            }
            return list.size() >= 4;
        });
    }

    private static Events fromNow(ProbeClient c) {
        return c.events(c.text("a") + "?offset=now&live=sse", list -> !list.isEmpty());
    }

    private static void shown(ProbeClient c, String text) {
        assertThat(all(c, TEXT, text).named("data").get(0).data()).isEqualTo(text);
    }

    private static void decoded(ProbeClient c) {
        String bytes = "\u00fb\u00ef\u00be\u00ff\u00ff\u00ff";
        String data = all(c, BINARY, bytes).named("data").get(0).data();
        assertThat(data).matches("[A-Za-z0-9+/]*=*");
        assertThat(new String(Base64.getDecoder().decode(data), StandardCharsets.ISO_8859_1))
                .isEqualTo(bytes);
    }

    private static java.util.Optional<String> encoding(Events events) {
        return events.response().headers().firstValue(Wire.SSE_ENCODING);
    }
}
