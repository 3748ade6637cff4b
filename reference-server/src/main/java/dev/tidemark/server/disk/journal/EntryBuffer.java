// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.journal;

import dev.tidemark.server.disk.codec.ChangeCodec;
import dev.tidemark.server.engine.Entry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * Entries on their way to a segment. Each is written as its length, the CRC32C of what follows, its index and its
 * change; numbers are big-endian.
 */
final class EntryBuffer {

    /** Length and checksum. */
    static final int FRAME = 8;

    private static final int KEPT_CAPACITY = 1 << 20;

    private Bytes bytes = new Bytes();
    private DataOutputStream out = new DataOutputStream(bytes);

    void add(Entry entry) throws IOException {
        int start = bytes.size();
        out.writeLong(0); // the frame, filled in below
        out.writeLong(entry.index());
        ChangeCodec.write(out, entry.change());
        bytes.frame(start);
    }

    ByteBuffer content() {
        return bytes.content();
    }

    /** Forgets the content, and the memory too if one batch needed much of it. */
    void clear() {
        if (bytes.capacity() > KEPT_CAPACITY) {
            bytes = new Bytes();
            out = new DataOutputStream(bytes);
        } else {
            bytes.reset();
        }
    }

    private static final class Bytes extends ByteArrayOutputStream {

        Bytes() {
            super(1 << 16);
        }

        int capacity() {
            return buf.length;
        }

        ByteBuffer content() {
            return ByteBuffer.wrap(buf, 0, count);
        }

        void frame(int start) {
            int length = count - start - FRAME;
            CRC32C crc = new CRC32C();
            crc.update(buf, start + FRAME, length);
            ByteBuffer.wrap(buf).putInt(start, length).putInt(start + 4, (int) crc.getValue());
        }
    }
}
