// SPDX-License-Identifier: Apache-2.0
/** The reference server for the tests of a client of Durable Streams or S2. */
package dev.tidemark.junit;
