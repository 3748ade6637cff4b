// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.Optional;

/**
 * Where a fork comes from (Durable Streams 4.2).
 *
 * @param source the name of its source
 * @param sourceId the id of its source, which keeps that name as long as it has forks
 * @param anchor the position the client named; absent if it left the choice of the tail to the server
 * @param subOffset how far behind the anchor it said the fork begins
 * @param at where the fork's own records begin; those before are its source's
 * @param earliest the first position of the source that was readable at the time
 */
public record Origin(
        StreamName source, long sourceId, Optional<Position> anchor, long subOffset, Position at, Position earliest) {}
