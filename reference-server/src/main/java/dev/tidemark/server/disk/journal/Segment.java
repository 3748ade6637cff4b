// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.journal;

import dev.tidemark.server.disk.Device;
import dev.tidemark.server.disk.codec.ChangeCodec;
import dev.tidemark.server.engine.Entry;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** One file of the journal: a header, then entries up to the first one that is not whole. */
final class Segment {

    /** Says what the file is, and the version of its format. */
    private static final byte[] HEADER = {'T', 'I', 'D', 'E', 'M', 'A', 'R', 'K', 0, 0, 0, 1};

    /** What a crash of the machine leaves of the header if the first sync was not over, though later pages may be there. */
    private static final byte[] UNWRITTEN = new byte[HEADER.length];

    private Segment() {}

    /** Starts a new file. Its header becomes durable together with its first entries. */
    static FileChannel create(Path file, Device device) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            device.write(channel, ByteBuffer.wrap(HEADER));
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        return channel;
    }

    /**
     * Hands out the entries of a file in order.
     *
     * @return how many bytes of the file are good; less than its size if the last entry is torn or damaged
     */
    static long read(Path file, EntryReader reader) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
            long size = Files.size(file);
            byte[] header = in.readNBytes(HEADER.length);
            if (!Arrays.equals(header, HEADER)) {
                if (header.length == HEADER.length && !Arrays.equals(header, UNWRITTEN)) {
                    throw new IOException(file + " is not a journal segment of a format this server knows");
                }
                return 0;
            }
            long good = HEADER.length;
            for (byte[] payload = next(in, size - good); payload != null; payload = next(in, size - good)) {
                DataInputStream fields = new DataInputStream(new ByteArrayInputStream(payload));
                reader.accept(new Entry(fields.readLong(), ChangeCodec.read(fields)));
                good += EntryBuffer.FRAME + payload.length;
            }
            return good;
        }
    }

    private static byte[] next(DataInputStream in, long left) throws IOException {
        try {
            int length = in.readInt();
            int checksum = in.readInt();
            if (length <= 0 || length > left - EntryBuffer.FRAME) {
                return null;
            }
            byte[] payload = in.readNBytes(length);
            CRC32C crc = new CRC32C();
            crc.update(payload);
            return payload.length == length && (int) crc.getValue() == checksum ? payload : null;
        } catch (EOFException torn) {
            return null;
        }
    }

    /** Takes entries. */
    public interface EntryReader {
        void accept(Entry entry) throws IOException;
    }
}
