// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.disk.FullDevice;
import dev.tidemark.server.disk.StoreFixture;
import dev.tidemark.server.disk.codec.SettingsCodec;
import dev.tidemark.server.engine.Catalog;
import dev.tidemark.server.engine.Entry;
import dev.tidemark.server.engine.Pin;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Page.FilePart;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.log.StreamName;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written where, and when: nothing that somebody may still need is overwritten. */
class BlockFileTest {

    private static final int SIZE = 10_000;

    @TempDir
    Path folder;

    private final FullDevice device = new FullDevice();

    @Test
    void whatWasPutCanBeReadBeforeAndAfterItIsWritten() throws IOException {
        try (BlockFile file = open(Map.of())) {
            long first = put(file, 1);
            long second = put(file, 2);
            assertThat(content(file, first)).isEqualTo(bytes(1));
            file.write();
            assertThat(content(file, first)).isEqualTo(bytes(1));
            assertThat(content(file, second)).isEqualTo(bytes(2));
        }
    }

    @Test
    void spaceIsUsedAgainOnceTheCheckpointIsOnTheDisk() throws IOException {
        try (BlockFile file = open(Map.of())) {
            long first = put(file, 1);
            put(file, 2);
            file.write();
            file.remove(first, SIZE);
            assertThat(put(file, 3))
                    .as("the checkpoint on the disk still has the first")
                    .isNotEqualTo(first);
            file.write();
            file.settle();
            assertThat(put(file, 4)).isEqualTo(first);
        }
    }

    @Test
    void whateverComesAndGoesWhatIsThereStaysAsItWasWritten() throws IOException {
        Random random = new Random(12);
        TreeMap<Long, byte[]> there = new TreeMap<>();
        for (int opening = 0; opening < 10; opening++) {
            Map<Long, Long> used = new TreeMap<>();
            there.forEach((offset, content) -> used.put(offset, (long) content.length));
            try (BlockFile file = open(used)) {
                for (int step = 0; step < 200; step++) {
                    change(file, there, random);
                    file.write();
                    file.settle();
                }
                for (Map.Entry<Long, byte[]> part : there.entrySet()) {
                    ByteBuffer read = ByteBuffer.allocate(part.getValue().length);
                    file.read(part.getKey(), 0, read);
                    assertThat(read.array()).isEqualTo(part.getValue());
                }
            }
        }
    }

    /** Removes one part, or puts one of up to six units, so that gaps of all sizes come about. */
    private static void change(BlockFile file, TreeMap<Long, byte[]> there, Random random) {
        if (there.size() > 30 && random.nextBoolean()) {
            long offset = List.copyOf(there.keySet()).get(random.nextInt(there.size()));
            file.remove(offset, there.remove(offset).length);
            return;
        }
        byte[] content = new byte[1 + random.nextInt(6 * BlockFile.UNIT)];
        random.nextBytes(content);
        there.put(file.put(ByteBuffer.wrap(content)), content);
    }

    @Test
    void whatSomebodyHoldsStaysHoweverLongAndNothingElseDoes() throws IOException {
        try (BlockFile file = open(Map.of())) {
            long held = put(file, 1);
            long other = put(file, 2);
            put(file, 3);
            assertThat(file.hold(held, 0, SIZE)).as("it is not there yet").isEmpty();
            file.write();
            FilePart part = file.hold(held, 5, SIZE - 5).orElseThrow();
            FilePart again = file.hold(held, 0, SIZE).orElseThrow();
            file.remove(held, SIZE);
            file.remove(other, SIZE);
            file.settle();
            assertThat(put(file, 4)).isEqualTo(other);
            file.write();
            assertThat(content(part)).isEqualTo(Arrays.copyOfRange(bytes(1), 5, SIZE));
            part.release().run();
            file.settle();
            assertThat(put(file, 5)).as("somebody else holds it").isNotEqualTo(held);
            again.release().run();
            file.settle();
            assertThat(put(file, 6)).isEqualTo(held);
        }
    }

    /** What was not used for a long time is read before it is handed out, also where it is at the end of the file. */
    @Test
    void whatIsHeldAfterANewStartIsAsItWasWritten() throws IOException {
        long first;
        try (BlockFile file = open(Map.of())) {
            first = put(file, 1);
            file.write();
        }
        try (BlockFile file = open(Map.of(first, (long) SIZE))) {
            assertThat(content(file.hold(first, 0, SIZE).orElseThrow())).isEqualTo(bytes(1));
        }
    }

    private static byte[] content(FilePart part) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(part.length());
        part.file().read(content, part.position());
        return content.array();
    }

    @Test
    void spaceThatIsBeingReadIsLeftAlone() throws IOException {
        try (BlockFile file = open(Map.of())) {
            long first = put(file, 1);
            put(file, 2);
            file.write();
            Pin reader = file.pin();
            file.remove(first, SIZE);
            file.settle();
            Pin later = file.pin();
            assertThat(put(file, 3)).isNotEqualTo(first);
            file.write();
            assertThat(content(file, first)).isEqualTo(bytes(1));
            reader.close();
            file.settle();
            assertThat(put(file, 4)).isEqualTo(first);
            later.close();
        }
    }

    @Test
    void neighboursThatAreFreeAreOneSpace() throws IOException {
        try (BlockFile file = open(Map.of())) {
            long first = put(file, 1);
            long second = put(file, 2);
            put(file, 3);
            file.write();
            file.remove(second, SIZE);
            file.remove(first, SIZE);
            file.settle();
            assertThat(file.put(ByteBuffer.allocate(2 * SIZE))).isEqualTo(first);
        }
    }

    @Test
    void whatCannotBeWrittenIsTriedAgain() throws IOException {
        try (BlockFile file = open(Map.of())) {
            device.room(SIZE / 2);
            long first = put(file, 1);
            assertThatThrownBy(file::write).isInstanceOf(IOException.class);
            assertThat(content(file, first)).isEqualTo(bytes(1));
            device.room(Long.MAX_VALUE);
            file.write();
            assertThat(content(file, first)).isEqualTo(bytes(1));
        }
        assertThat(Files.readAllBytes(path())).isEqualTo(bytes(1));
    }

    @Test
    void gapsAreFoundAgainWhenItIsOpened() throws IOException {
        long second;
        try (BlockFile file = open(Map.of())) {
            put(file, 1);
            second = put(file, 2);
            file.write();
        }
        try (BlockFile file = open(Map.of(second, (long) SIZE))) {
            assertThat(put(file, 3)).isZero();
            assertThat(content(file, second)).isEqualTo(bytes(2));
        }
    }

    @Test
    void aFileThatLacksWhatTheCheckpointHasIsRefused() throws IOException {
        Files.write(path(), new byte[SIZE - 1]);
        assertThatThrownBy(() -> open(Map.of(0L, (long) SIZE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("shorter");
    }

    @Test
    void aPlaceThatTheCheckpointGaveToTwoBlocksIsRefused() throws IOException {
        Files.write(path(), new byte[3 * SIZE]);
        assertThatThrownBy(() -> open(Map.of(0L, (long) SIZE, (long) BlockFile.UNIT, (long) SIZE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("one place for two blocks");
    }

    /** The crash comes when the blocks of the next checkpoint are written, and the checkpoint itself is not. */
    @Test
    void whatACheckpointHasSurvivesTheNextOneThatIsNotCompleted() throws IOException {
        device.room(Long.MAX_VALUE);
        Path crashed = folder.resolve("crashed");
        Catalog catalog = new Catalog();
        try (Checkpoint checkpoint = checkpoint(folder)) {
            checkpoint.advance(advance(catalog, 1, created(1)));
            checkpoint.persist();
            Advance next = advance(catalog, 2, new Change.Deleted(1));
            next.add(catalog.apply(new Entry(3, created(3))));
            checkpoint.advance(next);
            device.room(2 * SIZE + 100); // for the block, not for the redo file
            assertThatThrownBy(checkpoint::persist).isInstanceOf(IOException.class);
            copy(crashed);
            device.room(Long.MAX_VALUE);
            checkpoint.persist();
            assertThat(records(checkpoint, 3)).hasSize(1);
            assertThat(records(checkpoint, 1)).isEmpty();
        }
        try (Checkpoint checkpoint = checkpoint(crashed)) {
            assertThat(checkpoint.index()).isEqualTo(1);
            assertThat(records(checkpoint, 1)).hasSize(1);
            assertThat(records(checkpoint, 1).get(0).body()).isEqualTo(body(1));
            assertThat(records(checkpoint, 3)).isEmpty();
        }
    }

    private static List<LogRecord> records(Checkpoint checkpoint, long id) throws IOException {
        return checkpoint.read(id, Position.START, Portion.ofBytes(1));
    }

    private static Advance advance(Catalog catalog, long index, Change change) {
        Advance advance = new Advance();
        advance.add(catalog.apply(new Entry(index, change)));
        return advance;
    }

    private static Change.Created created(long id) {
        return new Change.Created(
                id,
                new StreamName("s" + id),
                SettingsCodec.plain(StoreFixture.TEXT),
                1,
                List.of(body((int) id)),
                false);
    }

    /** Large enough for the file of blocks. */
    private static byte[] body(int fill) {
        byte[] body = new byte[2 * SIZE];
        Arrays.fill(body, (byte) fill);
        return body;
    }

    private Checkpoint checkpoint(Path in) throws IOException {
        return new Checkpoint(in.resolve("db"), in.resolve("redo"), in.resolve("blocks"), device);
    }

    private void copy(Path target) throws IOException {
        Files.createDirectory(target);
        for (String name : List.of("db", "redo", "blocks")) {
            Files.copy(folder.resolve(name), target.resolve(name));
        }
    }

    private BlockFile open(Map<Long, Long> used) throws IOException {
        return new BlockFile(path(), device, used);
    }

    private Path path() {
        return folder.resolve("blocks");
    }

    private static long put(BlockFile file, int fill) {
        return file.put(ByteBuffer.wrap(bytes(fill)));
    }

    private static byte[] bytes(int fill) {
        byte[] bytes = new byte[SIZE];
        Arrays.fill(bytes, (byte) fill);
        return bytes;
    }

    private static byte[] content(BlockFile file, long offset) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(SIZE);
        file.read(offset, 0, content);
        return content.array();
    }
}
