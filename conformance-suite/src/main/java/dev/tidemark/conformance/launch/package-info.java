// SPDX-License-Identifier: Apache-2.0
/** Starting, stopping and killing the packaged reference server as a process. */
package dev.tidemark.conformance.launch;
