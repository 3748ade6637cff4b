// SPDX-License-Identifier: Apache-2.0
/** The reference server: its start and its end. */
package dev.tidemark.server;
