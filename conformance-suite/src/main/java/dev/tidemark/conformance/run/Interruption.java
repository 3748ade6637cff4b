// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.lang.reflect.Proxy;
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

    /** @param before the handler that this one stands for meanwhile */
    private record Handled(Object signal, Object before) {}

    private final Halt halt;
    private final List<Handled> handled = new ArrayList<>();
    private volatile int received;

    private Interruption(Halt halt) {
        this.halt = halt;
    }

    static Interruption halts(Halt halt) {
        var interruption = new Interruption(halt);
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

    private void receive(int number) {
        if (received != 0) {
            Runtime.getRuntime().halt(SIGNALLED + number);
        }
        received = number;
        halt.now("interrupted");
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
