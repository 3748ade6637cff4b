// SPDX-License-Identifier: Apache-2.0
/** Who waits for what. A waiting reader costs an object and a timer, never a thread. */
package dev.tidemark.server.live;
