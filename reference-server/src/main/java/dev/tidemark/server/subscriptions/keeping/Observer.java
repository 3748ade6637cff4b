// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.keeping;

/** Is told what happens to subscriptions. */
public interface Observer {

    /** A wake was issued. */
    default void woken() {}

    /** A wake reached its receiver, or its stream. */
    default void delivered() {}

    /** A wake could not be delivered and will be tried again. */
    default void failed() {}

    /** A lease ended because its holder was silent. */
    default void expired() {}

    /** A request came too late. */
    default void fenced() {}

    /** So long after the append that caused it a wake was sent out. */
    default void lag(long nanos) {}

    /** Nobody watches. */
    Observer NONE = new Observer() {};
}
