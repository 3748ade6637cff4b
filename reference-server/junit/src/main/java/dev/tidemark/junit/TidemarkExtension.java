// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.junit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a {@link TidemarkServer}: {@code @ExtendWith(TidemarkExtension.class)}, and a parameter of that type in a
 * test, a constructor, or a method that runs before or after. The first one that asks starts it; all tests of a run share
 * it, so they use stream names of their own; it stops behind the last of them. Needs JUnit 5.13 or newer.
 */
public final class TidemarkExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace OURS = ExtensionContext.Namespace.create(TidemarkExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TidemarkServer.class;
    }

    @Override
    public TidemarkServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(OURS)
                .computeIfAbsent(TidemarkServer.class, first -> TidemarkServer.start(), TidemarkServer.class);
    }
}
