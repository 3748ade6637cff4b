// SPDX-License-Identifier: Apache-2.0
/** The list of protocols: the only place above them that names one. */
package dev.tidemark.conformance.protocol;
