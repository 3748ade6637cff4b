// SPDX-License-Identifier: Apache-2.0
/** What a large state costs one server: idle readers, many streams, many records. */
package dev.tidemark.benchmark.endurance;
