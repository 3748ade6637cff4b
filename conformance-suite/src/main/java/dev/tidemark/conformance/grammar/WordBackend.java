// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.grammar;

import io.cucumber.core.backend.Backend;
import io.cucumber.core.backend.Glue;
import io.cucumber.core.backend.Snippet;
import io.cucumber.core.resource.ClasspathScanner;
import io.cucumber.core.resource.ClasspathSupport;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/** Makes the words in the packages of the steps known to Cucumber. */
final class WordBackend implements Backend {

    private final ClasspathScanner scanner;

    WordBackend(Supplier<ClassLoader> loader) {
        this.scanner = new ClasspathScanner(loader);
    }

    @Override
    public void loadGlue(Glue glue, List<URI> packages) {
        packages.stream()
                .filter(place -> ClasspathSupport.CLASSPATH_SCHEME.equals(place.getScheme()))
                .map(place -> ClasspathSupport.packageName(place))
                .flatMap(name -> scanner.scanForClassesInPackage(name).stream())
                .filter(Words::areOf)
                .distinct()
                .forEach(type -> glue.addParameterType(type(type)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static WordType<?> type(Class<?> type) {
        return new WordType(type.asSubclass(Enum.class));
    }

    @Override
    public void buildWorld() {
        // Words hold no state.
    }

    @Override
    public void disposeWorld() {
        // Words hold no state.
    }

    @Override
    public Snippet getSnippet() {
        return null;
    }
}
