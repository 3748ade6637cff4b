// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.ProbeClient.Answer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Probes of section 8. */
final class OffsetProbes {
    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";

    private OffsetProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        probes.accept(
                "DS-8-04", c -> assertThat(offsets(c, TEXT, 110)).isSorted().doesNotHaveDuplicates());
        probes.accept("DS-8-05", c -> assertThat(offsets(c, TEXT, 1010)).isSorted());
        probes.accept("DS-8-06", c -> assertThat(offsets(c, JSON, 30)).isSorted());
        probes.accept("DS-8-07", OffsetProbes::sortedLikeContent);
        probes.accept("DS-8-08", c -> assertThat(acrossRestart(c)).isSorted());
        probes.accept("DS-8-11", OffsetProbes::persistent);
        probes.accept("DS-8-12", c -> {
            String path = c.fresh();
            String start = c.put(path, TEXT, "").tail();
            String one = c.post(path, TEXT, "a").tail();
            c.post(path, TEXT, "b");
            c.restartServer();
            assertThat(c.readFrom(path, one)).isEqualTo("b");
            assertThat(c.readFrom(path, start)).isEqualTo("ab");
        });
        probes.accept("DS-8-13", c -> {
            String path = c.stream(JSON, "1");
            String one = c.head(path).tail();
            c.post(path, JSON, "2");
            assertThat(c.readFrom(path, one)).isEqualTo("[2]");
        });
        probes.accept("DS-8-14", OffsetProbes::nothingSkipped);
        probes.accept("DS-8-17", c -> {
            String path = c.text();
            assertThat(List.of(
                            c.post(path, TEXT, "x").tail(),
                            c.post(path, TEXT, "x").tail()))
                    .doesNotHaveDuplicates();
        });
        probes.accept(
                "DS-8-18", c -> assertThat(concurrent(c, c.text(), 20).stream().map(Answer::tail))
                        .doesNotHaveDuplicates());
        probes.accept("DS-8-19", c -> assertThat(offsets(c, TEXT, 20)).doesNotHaveDuplicates());
        probes.accept(
                "DS-8-21", c -> assertThat(concurrent(c, c.text(), 200).stream().map(Answer::tail))
                        .doesNotHaveDuplicates());
        probes.accept("DS-8-22", c -> assertThat(acrossRestart(c)).doesNotHaveDuplicates());
        probes.accept("DS-8-27", c -> assertThat(acrossRestart(c)).isSorted().doesNotHaveDuplicates());
        probes.accept("DS-8-23", c -> {
            String path = c.text("a");
            assertThat(c.post(path, TEXT, "b").tail()).isEqualTo(c.head(path).tail());
            assertThat(c.head(path).tail()).isEqualTo(c.get(path).tail());
        });
        probes.accept("DS-8-25", c -> {
            String start = c.put(c.fresh(), TEXT, "").tail();
            String path = c.fresh();
            String filled = c.put(path, TEXT, "a").tail();
            assertThat(filled).isGreaterThan(start);
            assertThat(c.post(path, TEXT, "b").tail()).isGreaterThan(filled);
        });
        probes.accept("DS-8-26", c -> {
            String path = c.text();
            String one = c.post(path, TEXT, "a").tail();
            assertThat(c.anotherConnection().post(path, TEXT, "b").tail()).isGreaterThan(one);
        });
        probes.accept("DS-8-28", c -> {
            String path = c.stream(JSON);
            String offset = c.post(path, JSON, "[1,2,3]").tail();
            assertThat(c.readFrom(path, offset)).isEqualTo("[]");
        });
        probes.accept("DS-8-29", c -> {
            String path = c.text("a");
            String before = c.head(path).tail();
            c.post(path, JSON, "1");
            assertThat(c.head(path).tail()).isEqualTo(before);
        });
        probes.accept("DS-8-02", OffsetProbes::acceptedEverywhere);
        probes.accept("DS-8-03", c -> {
            String path = c.text();
            String[] offsets = {
                c.post(path, TEXT, "a").tail(),
                c.post(path, TEXT, "b").tail(),
                c.post(path, TEXT, "c").tail()
            };
            String[] rests = {"bc", "c", ""};
            for (int i = 0; i < offsets.length; i++) {
                assertThat(c.get(path + "?offset=" + offsets[i]).text()).isEqualTo(rests[i]);
            }
        });
        probes.accept("DS-8-31", c -> assertThat(everywhere(c)).noneMatch(o -> o.matches(".*[,&=?/].*")));
        probes.accept("DS-8-32", c -> assertThat(everywhere(c)).allMatch(o -> o.matches("[A-Za-z0-9._~-]+")));
        probes.accept("DS-8-34", c -> assertThat(offsets(c, TEXT, 300)).allMatch(o -> o.length() < 256));
        probes.accept("DS-8-54", c -> assertThat(everywhere(c)).doesNotContain("-1", "now"));
    }

    static List<String> offsets(ProbeClient c, String type, int appends) {
        String path = c.fresh();
        List<String> offsets = new ArrayList<>(List.of(c.put(path, type, "").tail()));
        IntStream.range(0, appends)
                .forEach(i -> offsets.add(c.post(path, type, "" + i).tail()));
        return offsets;
    }

    static List<Answer> concurrent(ProbeClient c, String path, int writers) {
        List<CompletableFuture<Answer>> running = IntStream.range(0, writers)
                .mapToObj(i -> c.postLater(path, TEXT, "<" + i + ">"))
                .toList();
        return running.stream().map(CompletableFuture::join).toList();
    }

    private static List<String> acrossRestart(ProbeClient c) {
        String path = c.fresh();
        List<String> offsets = new ArrayList<>(List.of(c.put(path, TEXT, "").tail()));
        IntStream.range(0, 5).forEach(i -> offsets.add(c.post(path, TEXT, "a").tail()));
        c.restartServer();
        IntStream.range(0, 3).forEach(i -> offsets.add(c.post(path, TEXT, "b").tail()));
        return offsets;
    }

    private static void sortedLikeContent(ProbeClient c) {
        String path = c.text();
        List<Answer> answers = concurrent(c, path, 20);
        String content = IntStream.range(0, 20)
                .boxed()
                .sorted(java.util.Comparator.comparing(i -> answers.get(i).tail()))
                .map(i -> "<" + i + ">")
                .reduce("", String::concat);
        assertThat(c.read(path)).isEqualTo(content);
    }

    private static void nothingSkipped(ProbeClient c) {
        String path = c.text();
        List<Answer> answers = concurrent(c, path, 20);
        String whole = c.read(path);
        IntStream.range(0, 20).forEach(i -> {
            String own = "<" + i + ">";
            String rest = whole.substring(whole.indexOf(own) + own.length());
            assertThat(c.readFrom(path, answers.get(i).tail())).isEqualTo(rest);
        });
    }

    private static void persistent(ProbeClient c) {
        String path = c.fresh();
        String start = c.put(path, TEXT, "").tail();
        String one = c.post(path, TEXT, "a").tail();
        IntStream.range(0, 999).forEach(i -> c.post(path, TEXT, "b"));
        assertThat(c.readFrom(path, start)).startsWith("ab").hasSize(1000);
        assertThat(c.readFrom(path, one)).startsWith("bb").hasSize(999);
    }

    private static void acceptedEverywhere(ProbeClient c) {
        String path = c.fresh();
        List<String> all = new ArrayList<>(List.of(c.put(path, TEXT, "").tail()));
        all.add(c.post(path, TEXT, "a").tail());
        all.add(c.head(path).tail());
        all.add(c.get(path).tail());
        all.add(c.events(path + "?offset=-1&live=sse", list -> list.size() > 1).control(0, Wire.FIELD_NEXT_OFFSET));
        c.post(path, TEXT, "b");
        for (String offset : all) {
            assertThat(c.get(path + "?offset=" + offset).status()).isEqualTo(200);
            assertThat(c.get(path + "?live=long-poll&offset=" + offset).status())
                    .isEqualTo(200);
        }
    }

    private static HashSet<String> everywhere(ProbeClient c) {
        String path = c.fresh();
        HashSet<String> all = new HashSet<>();
        all.add(c.put(path, TEXT, "").tail());
        all.add(c.head(path).tail());
        all.add(c.post(path, TEXT, "a").tail());
        all.add(c.get(path).tail());
        all.add(c.events(path + "?offset=now&live=sse", list -> !list.isEmpty()).control(0, Wire.FIELD_NEXT_OFFSET));
        return all;
    }
}
