// SPDX-License-Identifier: Apache-2.0
/** The loads, one class per kind of row. */
package dev.tidemark.benchmark.load;
