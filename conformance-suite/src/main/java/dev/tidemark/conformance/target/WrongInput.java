// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

/**
 * Something the user gave (an option, a profile) cannot be used. The message is one sentence for the user: what was given, what is wrong
 * with it, what to write instead.
 */
public final class WrongInput extends RuntimeException {

    public WrongInput(String message) {
        super(message);
    }
}
