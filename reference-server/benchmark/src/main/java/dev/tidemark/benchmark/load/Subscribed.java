// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A stream and the webhooks that are told of it: an append is over when every one has been told. Used on the event loop only. */
final class Subscribed {

    /** Beyond this an append is taken to be lost. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final String NOTHING = "";

    private final Supplier<Future<String>> append;
    private final String[] tails;
    private final long[] firstBytes;
    private final Told told;
    private Promise<Void> round = Promise.promise();
    private String offset = NOTHING;
    private long begun;
    private long acknowledged;
    private int left;

    /** @param append appends, and gives the next offset once that is acknowledged */
    Subscribed(Supplier<Future<String>> append, int webhooks, Told told) {
        this.append = append;
        this.tails = new String[webhooks];
        this.firstBytes = new long[webhooks];
        this.told = told;
        for (int webhook = 0; webhook < webhooks; webhook++) {
            tails[webhook] = NOTHING;
        }
    }

    /** Appends, and completes when all know of it. */
    Future<Void> next() {
        round = Promise.promise();
        left = tails.length;
        offset = NOTHING;
        begun = System.nanoTime();
        append.get().onFailure(round::tryFail).onSuccess(next -> {
            acknowledged = System.nanoTime();
            offset = next;
            for (int webhook = 0; webhook < tails.length; webhook++) {
                if (knows(tails[webhook])) {
                    count(firstBytes[webhook]); // it was told before the writer was
                }
            }
        });
        return round.future();
    }

    /** A webhook was told how far the stream goes. */
    void arrived(int webhook, String tail, long firstByte) {
        boolean knew = knows(tails[webhook]);
        tails[webhook] = tail;
        firstBytes[webhook] = firstByte;
        if (!knew && knows(tail)) {
            count(firstByte);
        }
    }

    /**
     * Fails the append that is under way if it has been for too long.
     *
     * @param now as of {@link System#nanoTime}
     */
    void check(long now) {
        if (begun != 0 && now - begun > PATIENCE_NANOS) {
            round.tryFail(left + " of " + tails.length + " webhooks were not told of an append within "
                    + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s");
        }
    }

    /** Offsets of a stream are ordered as texts (Durable Streams 8). */
    private boolean knows(String tail) {
        return !offset.equals(NOTHING) && tail.compareTo(offset) >= 0;
    }

    private void count(long firstByte) {
        told.told(acknowledged, firstByte);
        left--;
        if (left == 0) {
            begun = 0;
            round.tryComplete();
        }
    }

    /** Takes that a webhook was told of an append, each once. */
    @FunctionalInterface
    interface Told {

        /**
         * @param acknowledged when the writer had its answer
         * @param firstByte when the delivery began to arrive
         */
        void told(long acknowledged, long firstByte);
    }
}
