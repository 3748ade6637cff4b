// SPDX-License-Identifier: Apache-2.0
/** What can be set from outside. */
package dev.tidemark.server.config;
