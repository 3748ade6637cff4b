// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A folder that belongs to one server at a time and holds data of one format. */
final class DataFolder implements Closeable {

    private static final String FORMAT = "tidemark data 2\n";

    /** The format without a file of blocks: all that it has is read as it is, and what is written from now on is of this one. */
    private static final String WITHOUT_BLOCKS = "tidemark data 1\n";

    private static final int PROBE_BYTES = 1 << 16;

    private final Path path;
    private final FileChannel lockFile;

    /** Takes possession; fails if another server has it or if its format is unknown. */
    DataFolder(Path path, Device device) throws IOException {
        this.path = path.toAbsolutePath().normalize();
        lockFile = openLock(device);
        try {
            lock();
            checkFormat();
        } catch (IOException refused) {
            lockFile.close();
            throw refused;
        }
    }

    Path checkpoint() {
        return path.resolve("checkpoint.db");
    }

    Path redo() {
        return path.resolve("checkpoint.redo");
    }

    Path blocks() {
        return path.resolve("blocks.dat");
    }

    Path journal() throws IOException {
        return Files.createDirectories(path.resolve("journal"));
    }

    /** That this folder cannot be used, for a reason. */
    FolderRefused refused(IOException reason) {
        return new FolderRefused("the data folder " + path + " cannot be used: " + why(reason), reason);
    }

    /** Writes something and removes it again. */
    synchronized void probe(Device device) throws IOException {
        Path file = path.resolve("probe");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            device.write(channel, ByteBuffer.allocate(PROBE_BYTES));
            device.force(channel);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private FileChannel openLock(Device device) throws IOException {
        try {
            create(path, device);
            return FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw refused(unusable);
        }
    }

    /** Creates what is missing of a path, so that it is still there after a crash. */
    private static void create(Path folder, Device device) throws IOException {
        boolean missing = Files.notExists(folder);
        if (missing) {
            create(folder.getParent(), device);
        }
        Files.createDirectories(folder);
        if (missing) {
            device.syncFolder(folder.getParent());
        }
    }

    /** The JDK says some reasons by the type of the exception only. */
    private static String why(IOException unusable) {
        if (unusable instanceof FileAlreadyExistsException) {
            return "it is not a folder";
        }
        if (unusable instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (unusable instanceof NoSuchFileException) {
            return "it cannot be created";
        }
        return unusable instanceof FileSystemException detailed && detailed.getReason() != null
                ? detailed.getReason()
                : unusable.getMessage();
    }

    private void lock() throws IOException {
        FileLock lock;
        try {
            lock = lockFile.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            throw new FolderRefused("another server uses the data folder " + path);
        }
    }

    private void checkFormat() throws IOException {
        Path marker = path.resolve("format");
        if (!Files.exists(marker) || Files.size(marker) == 0) { // empty: a crash came right after its creation
            Files.writeString(marker, FORMAT, StandardOpenOption.CREATE, StandardOpenOption.SYNC);
            return;
        }
        String format = Files.readString(marker);
        if (format.equals(WITHOUT_BLOCKS)) {
            // An older server must not open it any more. Both texts are of the same length: one byte changes.
            Files.writeString(marker, FORMAT, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } else if (!format.equals(FORMAT)) {
            throw new FolderRefused("the data folder " + path + " has a format this server does not know");
        }
    }
}
