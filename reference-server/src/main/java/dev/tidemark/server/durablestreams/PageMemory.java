// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.log.Page;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;

/** Memory for one page: from a pool if it is large, so that it goes from the disk cache to the socket as it is. */
final class PageMemory implements Page.Room {

    private static final int SMALL = 1 << 13;
    private static final int UNIT = 1 << 13;

    /** Memory is taken from the system 4 MiB at a time: room for three pages of the usual size. */
    private static final int ORDER = 9;

    /** Pools pages of some MiB: the one of Netty is kept small by Quarkus and has no room for them. */
    private static final PooledByteBufAllocator LARGE =
            new PooledByteBufAllocator(true, 0, 1, UNIT, ORDER, 0, 0, false);

    private ByteBuf bytes = Unpooled.EMPTY_BUFFER;

    @Override
    public ByteBuffer of(int size) {
        if (size <= SMALL) {
            byte[] array = new byte[size];
            bytes = Unpooled.wrappedBuffer(array);
            return ByteBuffer.wrap(array);
        }
        bytes = LARGE.directBuffer(size, size).writerIndex(size);
        return bytes.nioBuffer(0, size);
    }

    /** What was put there; to be released. */
    ByteBuf bytes() {
        return bytes;
    }
}
