// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

/** Folders that are not the shards of one run; the message is for the user, in one sentence. */
public final class CannotMerge extends Exception {

    private static final long serialVersionUID = 1L;

    CannotMerge(String sentence) {
        super(sentence);
    }
}
