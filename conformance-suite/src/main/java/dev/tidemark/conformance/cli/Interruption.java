// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.run.Halt;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Lets a run end in an orderly way when its process is told to end: the first signal halts the run, a second one ends the process at once.
 * The JDK has no supported interface for signals, and a shutdown hook comes too late, because the reference server ends beside it; where
 * there are no such signals nothing is changed.
 */
final class Interruption implements AutoCloseable {

    private static final int SIGNALLED = 128;

    /** A shell signals all processes of a terminal, and Maven's script hands on what it gets: so one key may come twice. */
    private static final Duration ECHO = Duration.ofSeconds(1);

    /** @param before the handler that this one stands for meanwhile */
    private record Handled(Object signal, Object before) {}

    private final Halt halt;
    private final PrintStream err;
    private final List<Handled> handled = new ArrayList<>();
    private volatile int received;
    private long first;

    private Interruption(Halt halt, PrintStream err) {
        this.halt = halt;
        this.err = err;
    }

    static Interruption halts(Halt halt, PrintStream err) {
        var interruption = new Interruption(halt, err);
        for (var name : List.of("INT", "TERM")) {
            interruption.handle(name);
        }
        return interruption;
    }

    /** 130 or 143 when a signal came. */
    OptionalInt exitCode() {
        return received == 0 ? OptionalInt.empty() : OptionalInt.of(SIGNALLED + received);
    }

    private void handle(String name) {
        try {
            var signals = Class.forName("sun.misc.Signal");
            var handlers = Class.forName("sun.misc.SignalHandler");
            var signal = signals.getConstructor(String.class).newInstance(name);
            var number = (int) signals.getMethod("getNumber").invoke(signal);
            var handler = Proxy.newProxyInstance(
                    handlers.getClassLoader(),
                    new Class<?>[] {handlers},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            receive(number);
                            yield null;
                        }
                        case "equals" -> proxy == arguments[0];
                        case "hashCode" -> System.identityHashCode(proxy);
                        default -> "handler of " + name;
                    });
            var before = signals.getMethod("handle", signals, handlers).invoke(null, signal, handler);
            handled.add(new Handled(signal, before));
        } catch (ReflectiveOperationException | RuntimeException noSuchSignal) {
            // the process then ends at once, as any other does
            return;
        }
    }

    private synchronized void receive(int number) {
        long now = System.nanoTime();
        if (received == 0) {
            received = number;
            first = now;
            err.println("Interrupted: the report is being written; another signal ends at once, without one.");
            halt.now("interrupted");
        } else if (now - first > ECHO.toNanos()) {
            err.println("Ended without a report. Streams and basins of the run may be left on the target.");
            Runtime.getRuntime().halt(SIGNALLED + number);
        }
    }

    @Override
    public void close() {
        for (var each : handled) {
            try {
                var signals = each.signal().getClass();
                signals.getMethod("handle", signals, Class.forName("sun.misc.SignalHandler"))
                        .invoke(null, each.signal(), each.before());
            } catch (ReflectiveOperationException gone) {
                throw new IllegalStateException("a handler of signals cannot be put back", gone);
            }
        }
    }
}
