// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import static dev.tidemark.conformance.deviation.durablestreams.CatchUps.READ;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;

/** What servers get wrong of <i>What caches may keep</i>: {@code durable-streams/caching/cache-control.feature}. */
final class CacheControlDeviations {
    @Breaks(rule = "DS-5.5-08", by = "Allows caches to keep HEAD answers for a minute.")
    Behaviour headCacheable() {
        return Behaviour.reply(
                Requests::asksMetadata, reply -> reply.withHeader(Headers.CACHE_CONTROL, "public, max-age=60"));
    }

    @Breaks(
            rule = {"DS-5.6-07", "DS-10.1-01"},
            by = "Allows caches to keep every read for a year.")
    Behaviour readsCacheableForAYear() {
        return Behaviour.reply(READ, reply -> reply.withHeader(Headers.CACHE_CONTROL, "public, max-age=31536000"));
    }

    @Breaks(rule = "DS-10.1-01", by = "Says nothing about caching in reads.")
    Behaviour readsWithoutCacheControl() {
        return Behaviour.reply(READ, reply -> reply.withoutHeader(Headers.CACHE_CONTROL));
    }
}
