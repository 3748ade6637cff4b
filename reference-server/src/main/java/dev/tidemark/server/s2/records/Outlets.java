// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.http.Outlet;
import dev.tidemark.server.s2.Protocol;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;

/** Begins answers that are sent piece by piece. */
final class Outlets {

    private Outlets() {}

    /** Begins the answer: status 200, nothing may cache or change it. */
    static Outlet begin(RoutingContext http, String contentType, SendMemory memory, Context context) {
        http.response()
                .setChunked(true)
                .putHeader(Protocol.CONTENT_TYPE, contentType)
                .putHeader(Protocol.CACHE_CONTROL, Protocol.UNCHANGED)
                .putHeader(Protocol.ACCEL_BUFFERING, Protocol.NO);
        Outlet outlet = new Outlet(http.request(), memory, context);
        http.addEndHandler(over -> outlet.leave());
        return outlet;
    }
}
