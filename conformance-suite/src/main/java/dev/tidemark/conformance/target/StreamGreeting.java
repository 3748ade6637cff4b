// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.wire.message.Header;
import java.util.Map;

/** Creates a fresh stream as Durable Streams has it, asks for its metadata and removes it. */
final class StreamGreeting implements Preflight.Greeting {

    private final Probe probe;
    private final FreshNames names = new FreshNames();

    StreamGreeting(Probe probe) {
        this.probe = probe;
    }

    @Override
    public void check(long end) throws Unreachable {
        var stream = probe.target().stream(names.next());
        var created = probe.ask("PUT", stream, Map.of("Content-Type", "application/octet-stream"), "", end);
        if (created.status() / 100 != 2) {
            throw Probe.refused("a Durable Streams server", "creates a stream", Unreachable.ROOT, created);
        }
        var metadata = probe.ask("HEAD", stream, Map.of(), "", end);
        probe.ask("DELETE", stream, Map.of(), "", end);
        if (metadata.status() / 100 != 2 || !(speaksStreams(created) || speaksStreams(metadata))) {
            throw new Unreachable("PUT " + stream + " answered " + created.status() + " and HEAD "
                    + metadata.status() + ", neither with a Stream-* header: this is no Durable Streams server. "
                    + Unreachable.ROOT);
        }
    }

    @Override
    public void serves(long end) throws Unreachable {
        check(end);
    }

    private static boolean speaksStreams(Probe.Answer answer) {
        return answer.response().headers().stream()
                .map(Header::name)
                .anyMatch(name -> name.regionMatches(true, 0, "Stream-", 0, "Stream-".length()));
    }
}
