// SPDX-License-Identifier: Apache-2.0
/** The words and values of S2: what stands in requests and answers. */
package dev.tidemark.conformance.s2.model;
