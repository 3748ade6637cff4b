// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import java.util.List;

/**
 * What a run left behind.
 *
 * @param sha256 of the messages file, in hexadecimal
 * @param finished whether every run in the file was reported as finished
 * @param cases executed ones, ordered by file and line
 * @param secrets that were met; masks texts which come from elsewhere
 */
public record Evidence(String sha256, boolean finished, List<Case> cases, Secrets secrets) {
    public Evidence {
        cases = List.copyOf(cases);
    }
}
