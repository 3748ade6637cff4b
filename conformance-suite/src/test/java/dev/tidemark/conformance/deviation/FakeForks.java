// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.MultiMap;
import java.util.Map;

/** Forks of the fake server (section 4.2), as far as the probes look: a fork is a copy that knows its source. */
final class FakeForks {
    private final Map<String, FakeStream> streams;

    FakeForks(Map<String, FakeStream> streams) {
        this.streams = streams;
    }

    /** What a fork request names, for comparison with a later one. */
    static String named(MultiMap headers) {
        String sub = headers.contains(Wire.FORK_SUB_OFFSET) ? headers.get(Wire.FORK_SUB_OFFSET) : "0";
        return headers.get(Wire.FORKED_FROM) + " " + headers.get(Wire.FORK_OFFSET) + " " + sub + " "
                + headers.get("Content-Type");
    }

    /** The status that refuses the request, or 0. */
    int refusal(MultiMap headers) {
        FakeStream source = streams.get(headers.get(Wire.FORKED_FROM));
        String offset = headers.get(Wire.FORK_OFFSET);
        String sub = headers.get(Wire.FORK_SUB_OFFSET);
        String type = headers.get("Content-Type");
        if (source == null) {
            return 404;
        }
        if (source.isDeleted() || type != null && !Request.sameType(type, source.type())) {
            return 409;
        }
        if (offset != null && (!offset.matches("\\d{12}") || Integer.parseInt(offset) > source.tail())) {
            return 400;
        }
        if (sub != null
                && (!sub.matches("0|[1-9]\\d{0,5}") || Integer.parseInt(sub) > source.room(position(headers)))) {
            return 400;
        }
        return 0;
    }

    FakeStream fork(MultiMap headers) {
        FakeStream source = streams.get(headers.get(Wire.FORKED_FROM));
        String sub = headers.get(Wire.FORK_SUB_OFFSET);
        FakeLifetime lifetime = headers.contains(Wire.TTL) || headers.contains(Wire.EXPIRES_AT)
                ? FakeLifetime.of(headers).orElseThrow()
                : source.lifetime().again();
        return source.fork(position(headers), sub == null ? 0 : Integer.parseInt(sub), lifetime, named(headers));
    }

    private int position(MultiMap headers) {
        String offset = headers.get(Wire.FORK_OFFSET);
        return offset == null ? streams.get(headers.get(Wire.FORKED_FROM)).tail() : Integer.parseInt(offset);
    }

    /** Removes a stream, or hides it while there are forks of it. */
    void delete(String path) {
        FakeStream stream = streams.get(path);
        if (stream.hasForks()) {
            stream.hide();
        } else {
            remove(stream);
        }
    }

    /** Takes along the sources that were hidden for the sake of this fork alone. */
    private void remove(FakeStream stream) {
        streams.values().removeIf(other -> other == stream);
        stream.source().ifPresent(source -> {
            source.lose();
            if (source.isDeleted() && !source.hasForks()) {
                remove(source);
            }
        });
    }
}
