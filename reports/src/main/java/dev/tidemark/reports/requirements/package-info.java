// SPDX-License-Identifier: Apache-2.0
/** What a protocol promises: the catalogues of requirements, read from YAML. */
package dev.tidemark.reports.requirements;
