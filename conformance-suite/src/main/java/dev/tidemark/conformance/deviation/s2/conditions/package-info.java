// SPDX-License-Identifier: Apache-2.0
/** What servers get wrong of appends with conditions: {@code features/s2/conditions.feature}. */
package dev.tidemark.conformance.deviation.s2.conditions;
