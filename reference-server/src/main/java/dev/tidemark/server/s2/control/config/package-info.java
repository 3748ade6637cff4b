// SPDX-License-Identifier: Apache-2.0
/** How basins and streams are configured: layers, changes to them, and what they come to, with their JSON. */
package dev.tidemark.server.s2.control.config;
