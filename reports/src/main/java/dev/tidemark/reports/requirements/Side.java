// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.requirements;

/** Who has to keep a requirement. Only the server's are judged. */
public enum Side {
    SERVER,
    CLIENT
}
