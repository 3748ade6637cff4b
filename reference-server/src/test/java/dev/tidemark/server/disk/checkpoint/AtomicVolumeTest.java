// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.disk.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicVolumeTest {

    @TempDir
    Path folder;

    private Path file;
    private Path redo;

    @BeforeEach
    void writeOld() throws IOException {
        file = folder.resolve("file");
        redo = folder.resolve("redo");
        try (AtomicVolume volume = new AtomicVolume(file, redo, new Device())) {
            volume.putData(0, filled("old", 3 * AtomicVolume.PAGE), 0, 3 * AtomicVolume.PAGE);
            volume.persist();
        }
    }

    @Test
    void readsBackWhatItWroteBeforeAndAfterASync() throws IOException {
        try (AtomicVolume volume = new AtomicVolume(file, redo, new Device())) {
            long across = AtomicVolume.PAGE - 3;
            volume.putLong(across, 0x0102030405060708L);
            volume.putInt(5 * AtomicVolume.PAGE, 42);
            for (int round = 0; round < 2; round++) {
                assertThat(volume.getLong(across)).isEqualTo(0x0102030405060708L);
                assertThat(volume.getInt(5 * AtomicVolume.PAGE)).isEqualTo(42);
                assertThat(volume.getByte(4 * AtomicVolume.PAGE)).isZero();
                assertThat(volume.getByte(0)).isEqualTo((byte) 'o');
                volume.persist();
            }
        }
    }

    @Test
    void whatWasNotSyncedNeverReachesTheFile() throws IOException {
        byte[] before = Files.readAllBytes(file);
        try (AtomicVolume volume = new AtomicVolume(file, redo, new Device())) {
            volume.putByte(0, (byte) 'x');
            volume.abandon();
            volume.persist();
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void anInterruptedSyncIsCompleted() throws IOException {
        writeRedo();
        byte[] half = Files.readAllBytes(file);
        Arrays.fill(half, 0, 100, (byte) 'n'); // the kill came while the first page was written
        Files.write(file, half);
        assertThat(firstAndLastPage()).isEqualTo("nn");
    }

    @Test
    void aRedoThatIsNotWholeIsIgnored() throws IOException {
        writeRedo();
        byte[] whole = Files.readAllBytes(redo);
        for (int size = 0; size < whole.length; size += 97) {
            Files.write(redo, Arrays.copyOf(whole, size));
            assertThat(firstAndLastPage()).isEqualTo("oo");
        }
        for (int at = 0; at < whole.length; at += 89) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(redo, damaged);
            assertThat(firstAndLastPage()).isEqualTo("oo");
        }
    }

    private void writeRedo() throws IOException {
        Files.delete(redo);
        try (Redo pages = new Redo(redo, new Device())) {
            pages.write(Map.of(0L, filled("new", AtomicVolume.PAGE), 2L, filled("new", AtomicVolume.PAGE)));
        }
    }

    private String firstAndLastPage() throws IOException {
        try (AtomicVolume volume = new AtomicVolume(file, redo, new Device())) {
            return "" + (char) volume.getByte(0) + (char) volume.getByte(2L * AtomicVolume.PAGE + 7);
        }
    }

    private static byte[] filled(String text, int size) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) text.charAt(0));
        return bytes;
    }
}
