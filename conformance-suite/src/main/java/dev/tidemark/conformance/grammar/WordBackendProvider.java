// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.grammar;

import io.cucumber.core.backend.Backend;
import io.cucumber.core.backend.BackendProviderService;
import io.cucumber.core.backend.Container;
import io.cucumber.core.backend.Lookup;
import java.util.function.Supplier;

/** How Cucumber finds the {@link WordBackend}. */
public final class WordBackendProvider implements BackendProviderService {

    @Override
    public Backend create(Lookup lookup, Container container, Supplier<ClassLoader> loader) {
        return new WordBackend(loader);
    }
}
