// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.codec;

import dev.tidemark.server.log.Producer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes of a producer's last append in the checkpoint: stream id and producer id are the key. */
public final class ProducerCodec {

    private ProducerCodec() {}

    /** Less than or equal to the keys of all producers of a stream. */
    public static byte[] first(long streamId) {
        return ByteBuffer.allocate(8).putLong(streamId).array();
    }

    public static byte[] key(long streamId, Producer producer) {
        byte[] name = producer.id().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(8 + name.length).putLong(streamId).put(name).array();
    }

    public static byte[] value(Producer producer) {
        return ByteBuffer.allocate(16)
                .putLong(producer.epoch())
                .putLong(producer.sequence())
                .array();
    }

    public static long id(byte[] key) {
        return ByteBuffer.wrap(key).getLong();
    }

    public static Producer producer(byte[] key, byte[] value) {
        String name = new String(key, 8, key.length - 8, StandardCharsets.UTF_8);
        ByteBuffer numbers = ByteBuffer.wrap(value);
        return new Producer(name, numbers.getLong(), numbers.getLong());
    }
}
