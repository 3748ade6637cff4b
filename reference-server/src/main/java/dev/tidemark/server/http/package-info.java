// SPDX-License-Identifier: Apache-2.0
/** What both protocols need of HTTP: the front that every request passes, bodies, replies. It knows neither protocol. */
package dev.tidemark.server.http;
