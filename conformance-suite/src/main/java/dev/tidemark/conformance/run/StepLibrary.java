// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import io.cucumber.core.backend.Backend;
import io.cucumber.core.backend.Glue;
import io.cucumber.core.backend.ObjectFactory;
import io.cucumber.core.backend.Snippet;
import io.cucumber.core.options.RuntimeOptions;
import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runner.Runner;
import io.cucumber.core.runtime.BackendServiceLoader;
import io.cucumber.core.runtime.ObjectFactoryServiceLoader;
import io.cucumber.core.runtime.ThreadLocalObjectFactorySupplier;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The step definitions and hooks of one suite, looked for once and handed to every runner. Cucumber looks for them again for each, and inside
 * a large jar that costs more than many a scenario.
 */
final class StepLibrary {

    private final RuntimeOptions options;
    private final ObjectFactory objects;
    private final List<Shelf> shelves;

    /** @param loader of the classes that hold the steps */
    StepLibrary(Suite suite, ClassLoader loader) {
        var builder = new RuntimeOptionsBuilder().setPublishQuiet(true);
        suite.gluePaths().forEach(builder::addGlue);
        this.options = builder.build();
        var perThread = new ThreadLocalObjectFactorySupplier(new ObjectFactoryServiceLoader(() -> loader, options));
        this.objects = new ObjectsOfThread(perThread::get);
        this.shelves = new BackendServiceLoader(() -> loader, () -> objects)
                .get().stream()
                        .map(backend -> Shelf.filledBy(backend, options.getGlue()))
                        .toList();
    }

    /** A runner for one scenario at a time, on any thread. */
    Runner runner(CaseBus bus) {
        return new Runner(bus, shelves, objects, options);
    }

    /** What one backend defines. */
    private record Shelf(Backend backend, List<Call> calls) implements Backend {

        private record Call(Method method, Object[] arguments) {}

        static Shelf filledBy(Backend backend, List<URI> paths) {
            var calls = new ArrayList<Call>();
            var recorder = (Glue) Proxy.newProxyInstance(
                    Glue.class.getClassLoader(), new Class<?>[] {Glue.class}, (proxy, method, arguments) -> {
                        calls.add(new Call(method, arguments));
                        return null;
                    });
            backend.loadGlue(recorder, paths);
            return new Shelf(backend, List.copyOf(calls));
        }

        @Override
        public void loadGlue(Glue glue, List<URI> paths) {
            for (var call : calls) {
                try {
                    call.method.invoke(glue, call.arguments);
                } catch (IllegalAccessException | InvocationTargetException failure) {
                    throw new IllegalStateException("a step definition was refused", failure);
                }
            }
        }

        @Override
        public void buildWorld() {
            backend.buildWorld();
        }

        @Override
        public void disposeWorld() {
            backend.disposeWorld();
        }

        @Override
        public Snippet getSnippet() {
            return backend.getSnippet();
        }
    }

    /** The objects of the scenario that runs on this thread; all threads know the same classes. */
    private static final class ObjectsOfThread implements ObjectFactory {

        private final Set<Class<?>> classes = ConcurrentHashMap.newKeySet();
        private final ThreadLocal<ObjectFactory> current;

        ObjectsOfThread(Supplier<ObjectFactory> factories) {
            this.current = ThreadLocal.withInitial(() -> {
                var factory = factories.get();
                classes.forEach(factory::addClass);
                return factory;
            });
        }

        @Override
        public boolean addClass(Class<?> glueClass) {
            return classes.add(glueClass);
        }

        @Override
        public void start() {
            current.get().start();
        }

        @Override
        public void stop() {
            current.get().stop();
        }

        @Override
        public <T> T getInstance(Class<T> type) {
            return current.get().getInstance(type);
        }
    }
}
