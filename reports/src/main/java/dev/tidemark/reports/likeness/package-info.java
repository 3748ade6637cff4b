// SPDX-License-Identifier: Apache-2.0
/** Faults that the suite was shown, and findings that look like one of them. */
package dev.tidemark.reports.likeness;
