// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.contract;

/** How a case may end. It is decided here alone, for who watches a run as for who judges it. */
public enum Ending {
    PASSED,
    /** A check found a promise broken. */
    BROKEN,
    /** It failed in another way: the transport broke, a step is undefined, our own fault. */
    ERROR,
    /** It is about something that the target does not claim. */
    NOT_APPLICABLE,
    /** Something it needs was not there. */
    NOT_TESTED;

    /** Where the classes of this package lay in runs that were recorded earlier. */
    private static final String BEFORE = "dev.tidemark.conformance.check.";

    /**
     * How a case ended.
     *
     * @param status Cucumber's, of the first step that did not pass for a reason of its own, or of the case
     * @param exceptionType name of the class of what was thrown; empty when nothing was
     */
    public static Ending of(String status, String exceptionType) {
        return switch (status) {
            case "PASSED" -> PASSED;
            case "FAILED" -> isAssertion(exceptionType) ? BROKEN : ERROR;
            case "SKIPPED" -> skipped(exceptionType);
            default -> ERROR;
        };
    }

    private static Ending skipped(String type) {
        if (is(type, NotApplicable.class)) {
            return NOT_APPLICABLE;
        }
        return is(type, NotTested.class) || is(type, MachineTooSlow.class) ? NOT_TESTED : ERROR;
    }

    private static boolean isAssertion(String type) {
        return is(type, Broken.class) || type.endsWith("AssertionError") || type.endsWith("AssertionFailedError");
    }

    private static boolean is(String type, Class<?> kind) {
        return type.equals(kind.getName()) || type.equals(BEFORE + kind.getSimpleName());
    }
}
