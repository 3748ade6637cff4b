// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

/** Waiting for the end of a thread that has work to finish. */
public final class Ending {

    private Ending() {}

    /** Waits until the thread has ended, also when the waiting one is interrupted: what is not finished now has to be replayed later. */
    public static void of(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException impatient) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
