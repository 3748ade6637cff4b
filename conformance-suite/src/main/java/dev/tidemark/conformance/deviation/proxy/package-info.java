// SPDX-License-Identifier: Apache-2.0
/** The engine of deviations: a reverse proxy that speaks HTTP and knows no protocol above it. */
package dev.tidemark.conformance.deviation.proxy;
