// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.log.Page;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** Memory for pages: from a pool if they are large, so that they go from the disk cache to the socket as they are. */
final class PageMemory {

    private static final int SMALL = 1 << 13;
    private static final int UNIT = 1 << 13;

    /** Memory is taken from the system 4 MiB at a time: room for three pages of the usual size. */
    private static final int ORDER = 9;

    // Made when the server runs, not when a native executable is built. The pool of Netty is kept small by Quarkus.
    private final PooledByteBufAllocator large = new PooledByteBufAllocator(true, 0, 1, UNIT, ORDER, 0, 0, false);

    /** Room for one page. */
    Sheet sheet() {
        return new Sheet();
    }

    /** The memory of one page. */
    final class Sheet implements Page.Room {

        private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

        private Sheet() {}

        @Override
        public ByteBuffer of(int size) {
            if (size <= SMALL) {
                byte[] array = new byte[size];
                bytes = Unpooled.wrappedBuffer(array);
                return ByteBuffer.wrap(array);
            }
            bytes = large.directBuffer(size, size).writerIndex(size);
            return bytes.nioBuffer(0, size);
        }

        /** What was put there; to be released. */
        ByteBuf bytes() {
            return bytes;
        }
    }
}
