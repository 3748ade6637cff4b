// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A method that makes one broken promise: it has no parameters, returns a {@link Behaviour}, and its name in kebab case is the id. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Breaks {

    /** Catalogue ids of the promises that are broken, the main one first. */
    String[] rule();

    /** One sentence: what a server with this fault does. */
    String by();
}
