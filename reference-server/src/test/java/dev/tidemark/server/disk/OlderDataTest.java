// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Controls;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.NewRecord;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.RecordHeader;
import dev.tidemark.server.log.Retention;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.Policy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data of an older version, and what came later beside it. OlderDataIT looks at all of its streams. */
class OlderDataTest {

    @TempDir
    Path folder;

    @BeforeEach
    void unpack() throws IOException {
        OlderData.unpack(folder);
    }

    @Test
    void whatStreamsDidNotHaveIsAsIfNobodyHadAskedForIt() throws IOException {
        inStore(store -> {
            List<StreamState> states = store.list("", "", Integer.MAX_VALUE);
            assertThat(states).hasSize(17);
            assertThat(states).extracting(state -> state.settings().policy()).containsOnly(Policy.DEFAULT);
            assertThat(states).extracting(StreamState::controls).containsOnly(Controls.NONE);
            assertThat(states).allMatch(state -> state.lastArrived() == state.lastTimestamp());
        });
    }

    @Test
    void newKindsOfRecordsLieBehindOldOnes() throws IOException {
        RecordHeader header = new RecordHeader(bytes("name"), bytes("value"));
        RecordHeader fence = new RecordHeader(bytes(""), bytes(Controls.FENCE));
        inStore(store -> {
            execute(store, new Command.Reconfigure(new StreamName("plain"), Retention.ALL, Policy.DEFAULT));
            for (String name : List.of("plain", "fork", "large")) {
                var records = List.of(
                        new NewRecord(OptionalLong.of(1), List.of(header), bytes("+headed")),
                        new NewRecord(OptionalLong.empty(), List.of(fence), bytes("token")));
                execute(
                        store,
                        new Command.AppendRecords(
                                new StreamName(name), records, OptionalLong.empty(), Optional.empty()));
            }
        });
        for (int opening = 0; opening < 2; opening++) {
            inStore(store -> {
                StoreFixture fixture = new StoreFixture(store);
                assertThat(fixture.text("plain")).isEqualTo("onetwothree+later+headed");
                assertThat(fixture.text("fork")).isEqualTo("onetwofour+headed");
                assertThat(fixture.text("late")).isEqualTo("onetwofour+late");
                assertThat(fixture.text("large", new Position(99, 99_000), 1)).hasSize(1000 + "+headed".length());
                assertThat(fixture.state("large").controls().fencingToken()).isEqualTo("token");
                Slice slice = (Slice) store.readFrom(new StreamName("plain"), 0, Portion.ofBytes(1000))
                        .toCompletableFuture()
                        .join();
                assertThat(slice.records()).extracting(LogRecord::timestamp).isSorted();
                assertThat(slice.records())
                        .extracting(one -> one.headers().size())
                        .containsExactly(0, 0, 0, 0, 1, 1);
            });
        }
    }

    /** It is taken over by the first opening, and an older server refuses it from then on. */
    @Test
    void whatWasInMapDbIsReadThereAndGoesOnInTheFileOfBlocks() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        OlderData.unpackWithoutBlocks(other);
        Path data = other.resolve("data");
        assertThat(data.resolve("format")).hasContent("tidemark data 1");
        String large =
                IntStream.rangeClosed(1, 100).mapToObj("%01000d"::formatted).collect(Collectors.joining());
        String more = "x".repeat(100_000);
        for (int opening = 0; opening < 3; opening++) {
            try (Store store = Disk.open(data, Duration.ZERO, Observer.NONE)) {
                StoreFixture fixture = new StoreFixture(store);
                assertThat(fixture.text("large")).isEqualTo(large + more.repeat(opening));
                assertThat(page(store, "large")).isEqualTo(large + more.repeat(opening));
                assertThat(page(store, "plain")).isEqualTo("onetwothree+later");
                assertThat(page(store, "fork")).isEqualTo("onetwofour");
                assertThat(page(store, "json")).isEqualTo("[1,2,3,4,5]");
                assertThat(page(store, "survivor")).isEqualTo("inherited");
                assertThat(store.list("", "", Integer.MAX_VALUE)).hasSize(17);
                fixture.append("large", more);
            }
            assertThat(data.resolve("format")).hasContent("tidemark data 2");
        }
        assertThat(Files.size(data.resolve("blocks.dat"))).isGreaterThan(200_000);
    }

    private static String page(Store store, String name) {
        Page page = (Page) store.readPage(new StreamName(name), Position.START, 1 << 20, ByteBuffer::allocate)
                .toCompletableFuture()
                .join();
        return StandardCharsets.UTF_8.decode(page.bytes()).toString();
    }

    private void inStore(Consumer<Store> use) throws IOException {
        try (Store store = Disk.open(folder.resolve("data"), Duration.ZERO, Observer.NONE)) {
            use.accept(store);
        }
    }

    private static void execute(Store store, Command command) {
        store.execute(command).toCompletableFuture().join();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
