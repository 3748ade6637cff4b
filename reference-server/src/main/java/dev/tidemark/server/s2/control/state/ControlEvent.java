// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import dev.tidemark.server.s2.control.config.BasinConfig;
import java.time.Instant;

/** Something that happened to the basins or the access tokens. */
public sealed interface ControlEvent {

    /** Whatever happened before is summed up in the events that follow. */
    record SummaryBegun() implements ControlEvent {}

    /** @param basin not being deleted */
    record BasinCreated(Basin basin) implements ControlEvent {}

    record BasinReconfigured(String basin, BasinConfig config) implements ControlEvent {}

    /** From now on its streams are being deleted. */
    record BasinDeletionBegun(String basin, Instant at) implements ControlEvent {}

    /** It and its streams are gone. */
    record BasinDeleted(String basin) implements ControlEvent {}

    /** In the place of one of the same id, if there was one that had expired. */
    record TokenIssued(IssuedToken token) implements ControlEvent {}

    record TokenRevoked(String id) implements ControlEvent {}
}
