// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import dev.tidemark.server.access.InFlight;
import dev.tidemark.server.config.SettingNames;
import dev.tidemark.server.config.Switches;
import dev.tidemark.server.config.WrongSetting;
import dev.tidemark.server.http.Front;
import dev.tidemark.server.live.LiveReaders;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs the server until a signal comes; the JVM ends with 143 after SIGTERM and with 0 if it stops by itself. A start that fails says why in
 * one sentence and ends with 2 if a setting is wrong, otherwise with 1.
 */
@QuarkusMain
public final class Main implements QuarkusApplication {

    /** How long running requests may take to end before connections are closed on them. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(1);

    /** How long a stop may take; what it did not get done is replayed from the journal. */
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

    private final LiveReaders readers;
    private final InFlight requests;

    Main(LiveReaders readers, InFlight requests) {
        this.readers = readers;
        this.requests = requests;
    }

    public static void main(String... args) {
        Arguments instead = Arguments.of(args);
        if (instead != null) {
            (instead.exitCode() == 0 ? System.out : System.err).println(instead.text());
            System.exit(instead.exitCode());
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "tidemark-stop"));
        try {
            SettingNames.check(System.getenv().keySet());
            Switches.check(System::getProperty, System.getenv());
            Front.explainMalformedUrls();
            Quarkus.run(
                    Main.class,
                    (code, failure) -> {
                        stopped.countDown();
                        ended(code, failure);
                    },
                    args);
        } catch (WrongSetting wrong) {
            stopped.countDown();
            ended(1, wrong);
        } finally {
            stopped.countDown();
        }
    }

    @Override
    public int run(String... args) {
        Quarkus.waitForExit();
        // Those who wait would hold up the end: requests that are being answered are waited for.
        readers.finish();
        awaitLastAnswers();
        return 0;
    }

    private void awaitLastAnswers() {
        long end = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (requests.current() + readers.open() > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Quarkus does not wait if a signal comes when it is stopping already, as when the standard input has just ended. */
    private static void await(CountDownLatch stopped) {
        try {
            if (!stopped.await(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("tidemark: the stop took too long and was left unfinished");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void ended(int code, Throwable failure) {
        if (failure == null) {
            System.exit(code);
        }
        StartFailure reason = StartFailure.of(failure);
        System.err.println("tidemark: " + reason.sentence());
        reason.unexpected().ifPresent(Throwable::printStackTrace);
        System.exit(reason.exitCode());
    }
}
