// SPDX-License-Identifier: Apache-2.0
/** The same load against several servers, side by side, and one server at a large scale. */
package dev.tidemark.benchmark;
