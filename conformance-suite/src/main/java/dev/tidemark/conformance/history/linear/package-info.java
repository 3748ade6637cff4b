// SPDX-License-Identifier: Apache-2.0
/** Whether what concurrent clients saw of one object can have happened in some order, each operation at one instant between its call and its return. */
package dev.tidemark.conformance.history.linear;
