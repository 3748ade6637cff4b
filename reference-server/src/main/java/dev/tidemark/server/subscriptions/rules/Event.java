// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import java.util.List;

/** Something that happened to one subscription. Times are milliseconds since 1970. */
public sealed interface Event {

    /**
     * It is like this, whatever was before: it was created, or its earlier events were summed up.
     *
     * @param key tells it from an earlier one of the same id
     * @param root how its creator reached the server, for the URLs that are sent out
     * @param explicit the streams that are linked by their names
     * @param cursors of the streams that are not at their beginning
     */
    record Described(
            String key,
            Configuration configuration,
            String root,
            long createdAt,
            List<String> explicit,
            List<Cursor> cursors,
            Progress progress)
            implements Event {}

    /** It is gone. */
    record Deleted() implements Event {}

    /** Streams were named that were not named before, and are linked where they are now (6.4). */
    record StreamsAdded(List<String> paths, List<Cursor> cursors) implements Event {}

    /** A stream is not linked by its name any more. */
    record StreamRemoved(String path) implements Event {}

    /** A wake was issued. */
    record Woken(long generation, String wake, String cause, long leasedUntil) implements Event {}

    /** A worker took it (7.2). */
    record Claimed(String worker, long leasedUntil) implements Event {}

    /** The holder gave a sign of life, and has perhaps processed something. */
    record Extended(List<Cursor> acks, long leasedUntil) implements Event {}

    /** The receiver of the webhook has taken the wake, and is at work. */
    record Reached() implements Event {}

    /** The wake is over, in order: it was done, or given back, or had become pointless. */
    record Finished(List<Cursor> acks) implements Event {}

    /** The wake is over because its holder was silent for too long (7.3). */
    record Expired(int failures, long nextAttempt) implements Event {}

    /** The wake could not be delivered; it will be tried again (7.1). */
    record Failed(int failures, long nextAttempt) implements Event {}
}
