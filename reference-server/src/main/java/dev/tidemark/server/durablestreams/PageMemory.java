// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.Page;
import dev.tidemark.server.log.Page.FilePart;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultFileRegion;
import io.netty.util.ReferenceCounted;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Memory for pages: from a pool if they are large, so that they go from the disk cache to the socket as they are. */
final class PageMemory {

    private static final int SMALL = 1 << 13;
    private static final int UNIT = 1 << 13;

    /** Memory is taken from the system 4 MiB at a time: room for three pages of the usual size. */
    private static final int ORDER = 9;

    // Made when the server runs, not when a native executable is built. The pool of Netty is kept small by Quarkus.
    private final PooledByteBufAllocator large = new PooledByteBufAllocator(true, 0, 1, UNIT, ORDER, 0, 0, false);

    /**
     * Room for one page.
     *
     * @param plain the connection that it is for, if parts of files can be sent over it
     */
    Sheet sheet(Optional<PlainConnection> plain) {
        return new Sheet(plain);
    }

    /** One page: the memory that it takes, and what lies in files. */
    final class Sheet implements Page.Room {

        private final Optional<PlainConnection> plain;
        private final List<ReferenceCounted> parts = new ArrayList<>(1);
        private ByteBuf bytes = Unpooled.EMPTY_BUFFER;
        private boolean files;

        private Sheet(Optional<PlainConnection> plain) {
            this.plain = plain;
        }

        @Override
        public ByteBuffer of(int size) {
            if (size == 0) {
                return ByteBuffer.allocate(0);
            }
            if (size <= SMALL) {
                byte[] array = new byte[size];
                bytes = Unpooled.wrappedBuffer(array);
                parts.add(bytes);
                return ByteBuffer.wrap(array);
            }
            bytes = large.directBuffer(size, size).writerIndex(size);
            parts.add(bytes);
            return bytes.nioBuffer(0, size);
        }

        @Override
        public boolean takesFiles() {
            return plain.isPresent();
        }

        @Override
        public void take(FilePart part) {
            files = true;
            parts.add(new Region(part));
        }

        /**
         * The answer with what was put there, once.
         *
         * @param sending counts what waits in memory; what waits in files takes none
         */
        Outgoing answer(Reply head, SendMemory sending) {
            return files ? new FileAnswer(head, parts, plain.orElseThrow()) : new Answer(head, bytes, sending);
        }

        /** What was put there is not needed. */
        void release() {
            parts.forEach(ReferenceCounted::release);
        }

        /** The memory of a page that is nowhere else; to be released. */
        ByteBuf bytes() {
            return bytes;
        }
    }

    private static final class Region extends DefaultFileRegion {

        private final FilePart part;

        private Region(FilePart part) {
            super(part.file(), part.position(), part.length());
            this.part = part;
        }

        @Override
        protected void deallocate() {
            part.release().run(); // the file stays open
        }
    }
}
