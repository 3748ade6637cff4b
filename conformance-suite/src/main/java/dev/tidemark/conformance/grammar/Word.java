// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.grammar;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A constant that features name. An enum with such constants is a parameter of steps, called as the enum is: the words of {@code enum Sign}
 * are what {@code {sign}} stands for, and what a step gets is the constant. Where words have braces of their own, as in {@code the sequence {string}},
 * it gets a {@link Spoken} one.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Word {

    /** What stands in the feature, such as {@code a trailing comma}; {@code {string}} and {@code {int}} may be in it. */
    String value();

    /** What a stranger has to know to do the same, in a sentence. */
    String means();
}
