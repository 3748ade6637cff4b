// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

/**
 * One executed step or hook.
 *
 * @param text as in the feature; null for a hook
 * @param status as Cucumber named it, such as {@code PASSED}
 * @param exceptionType class name, or the empty string
 * @param message of the exception or the status, secrets masked; never null
 */
public record Step(String text, String status, String exceptionType, String message) {
    public boolean hook() {
        return text == null;
    }
}
