// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history.linear;

import java.util.List;
import java.util.Optional;

/**
 * How the object behaves when one thing happens after the other.
 *
 * @param <S> states, which are values
 * @param <O> operations together with their outcome
 */
public interface Model<S, O> {

    S initial();

    /** The state after this operation, or empty where it cannot happen in this state with the outcome it has. */
    Optional<S> after(S state, O operation);

    /** Whether it is too late for this operation: it cannot happen in this state, nor in any that can follow. */
    default boolean isTooLate(S state, O operation) {
        return false;
    }

    /** Of operations that may or may not have happened, those of one kind are as good as each other wherever they are possible. */
    default Object kind(O operation) {
        return operation;
    }

    /** How far the object has come, for people who want to know where an order ends. */
    default long progress(S state) {
        return 0;
    }

    /** The states that may follow without any operation. */
    default List<S> byItself(S state) {
        return List.of();
    }
}
