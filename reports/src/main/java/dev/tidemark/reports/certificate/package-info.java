// SPDX-License-Identifier: Apache-2.0
/** How it is shown: the JSON envelope and the views derived from it. */
package dev.tidemark.reports.certificate;
