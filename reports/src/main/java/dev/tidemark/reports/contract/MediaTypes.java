// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.contract;

/** The media types of attachments in the messages of a run. */
public final class MediaTypes {

    /** A sentence about the target that decides nothing. */
    public static final String OBSERVATION = "text/vnd.tidemark.observation";

    /** The exchanges of a case, as JSON. */
    public static final String EXCHANGES = "application/vnd.tidemark.exchanges+json";

    private MediaTypes() {}
}
