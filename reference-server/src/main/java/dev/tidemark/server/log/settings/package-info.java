// SPDX-License-Identifier: Apache-2.0
/** What whoever creates a stream says about it once. */
package dev.tidemark.server.log.settings;
