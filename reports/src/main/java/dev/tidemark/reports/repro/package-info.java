// SPDX-License-Identifier: Apache-2.0
/** A recorded finding as a shell script of curl commands that judges whether it is still there. */
package dev.tidemark.reports.repro;
