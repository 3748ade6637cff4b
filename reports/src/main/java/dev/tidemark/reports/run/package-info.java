// SPDX-License-Identifier: Apache-2.0
/** The facts about one run that only the suite knows: claim, target, suite, environment. */
package dev.tidemark.reports.run;
