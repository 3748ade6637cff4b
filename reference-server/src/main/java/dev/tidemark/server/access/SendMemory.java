// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.access;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The memory of what was handed over to be sent and was not taken yet, over all clients. Where it gets scarce, reads are given less at
 * once; where it is spent, those are let go that have taken nothing for the longest time.
 */
public final class SendMemory {

    /** However scarce it is, a read is given so much, if there is so much. */
    private static final int LEAST_PORTION = 1 << 16;

    /** No read takes more than such a part of what is left. */
    private static final int PORTIONS = 8;

    private final long limit;
    private final AtomicLong waiting = new AtomicLong();
    private final LongAdder dropped = new LongAdder();
    private final Set<Client> clients = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean relieving = new AtomicBoolean();

    /** @param limit in bytes */
    public SendMemory(long limit) {
        this.limit = limit;
    }

    /** How much to read at once for a client who may have so much. */
    public int portion(int most) {
        return (int) Math.min(most, Math.max(LEAST_PORTION, (limit - waiting.get()) / PORTIONS));
    }

    /**
     * Somebody is to be sent something.
     *
     * @param drop gives this client up; is called once at most, on whatever thread
     */
    public Client enter(Runnable drop) {
        Client client = new Client(drop);
        clients.add(client);
        return client;
    }

    /** How many bytes wait. */
    public long waiting() {
        return waiting.get();
    }

    /** How many clients were given up. */
    public long dropped() {
        return dropped.sum();
    }

    /** Lets go who has stood still for the longest time, but not the one that asks now. */
    private void relieve(Client asking) {
        if (!relieving.compareAndSet(false, true)) {
            return; // somebody is at it
        }
        try {
            // What belongs to those that were let go before is on its way back.
            long left = clients.stream()
                    .filter(client -> !client.gone)
                    .mapToLong(client -> client.waiting.get())
                    .sum();
            for (Standing longest : standing(asking)) {
                if (left <= limit) {
                    return;
                }
                left -= longest.client.waiting.get();
                longest.client.giveUp();
            }
        } finally {
            relieving.set(false);
        }
    }

    private List<Standing> standing(Client asking) {
        return clients.stream()
                .filter(client -> client != asking && !client.gone && client.waiting.get() > 0)
                .map(client -> new Standing(client, client.moved))
                .sorted(Comparator.comparingLong(Standing::since))
                .toList();
    }

    /** @param since as of {@link System#nanoTime}, as it was when it was looked at */
    private record Standing(Client client, long since) {}

    /** Who is sent something. */
    public final class Client {

        private final Runnable drop;
        private final AtomicLong waiting = new AtomicLong();
        private volatile long moved;
        private volatile boolean gone;

        private Client(Runnable drop) {
            this.drop = drop;
        }

        /** So many bytes are handed over. */
        public void add(long bytes) {
            if (waiting.getAndAdd(bytes) == 0) {
                moved = System.nanoTime();
            }
            if (SendMemory.this.waiting.addAndGet(bytes) > limit) {
                relieve(this);
            }
        }

        /** So many bytes were taken, or thrown away. */
        public void taken(long bytes) {
            moved = System.nanoTime();
            waiting.addAndGet(-bytes);
            SendMemory.this.waiting.addAndGet(-bytes);
        }

        /** Nothing more will be handed over. */
        public void leave() {
            clients.remove(this);
        }

        private void giveUp() {
            gone = true;
            dropped.increment();
            drop.run();
        }
    }
}
