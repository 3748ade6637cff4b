// SPDX-License-Identifier: Apache-2.0
/** Wrong servers: each deviation is a small method that breaks one promise, in the folder of the rule that it breaks. */
package dev.tidemark.conformance.deviation;
