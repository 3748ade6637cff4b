// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Protocol;
import io.cucumber.core.resource.ClasspathScanner;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The catalogue of deviations: every method with {@link Breaks} in a class called {@code ...Deviations} in a package of a protocol. */
public final class Deviations {
    private Deviations() {}

    /** All deviations of all protocols. */
    public static List<Deviation> all() {
        return Protocols.all().stream()
                .flatMap(protocol -> of(protocol).stream())
                .toList();
    }

    /** The deviations of one protocol, by package, class and id. */
    public static List<Deviation> of(Protocol protocol) {
        return classes(protocol).flatMap(Deviations::in).toList();
    }

    /** The classes with the deviations of one protocol, by name. */
    public static Stream<Class<?>> classes(Protocol protocol) {
        var steps = protocol.steps();
        var root = Deviations.class.getPackageName() + steps.substring(steps.lastIndexOf('.'));
        return new ClasspathScanner(Deviations.class::getClassLoader)
                .scanForClassesInPackage(root).stream()
                        .filter(type -> type.getSimpleName().endsWith("Deviations"))
                        .distinct()
                        .sorted(Comparator.comparing(Class::getName));
    }

    /** The deviations that this class makes, by id. */
    public static Stream<Deviation> in(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Breaks.class))
                .map(method -> deviation(instance(type), method))
                .sorted(Comparator.comparing(Deviation::id));
    }

    private static Deviation deviation(Object maker, Method method) {
        var breaks = method.getAnnotation(Breaks.class);
        method.setAccessible(true);
        Supplier<Behaviour> behaviour = () -> {
            try {
                return (Behaviour) method.invoke(maker);
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException("the deviation " + method + " cannot be made", broken);
            }
        };
        return new Deviation(Kebab.of(method.getName()), List.of(breaks.rule()), breaks.by(), behaviour);
    }

    private static Object instance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(type + " needs a constructor without parameters", broken);
        }
    }
}
