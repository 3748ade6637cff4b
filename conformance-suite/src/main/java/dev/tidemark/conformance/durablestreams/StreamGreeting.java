// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.target.FreshNames;
import dev.tidemark.conformance.target.Greeting;
import dev.tidemark.conformance.target.Probe;
import dev.tidemark.conformance.target.Unreachable;
import dev.tidemark.conformance.wire.message.Header;
import java.util.Map;

/** Creates a fresh stream as Durable Streams has it, asks for its metadata and removes it. */
final class StreamGreeting implements Greeting {

    private static final String REMEDY = "Check the path of the streams, for example"
            + " -Dtarget.streams=/my/root/{stream}; a server of S2 is examined with -Dprotocol=s2.";

    private final Probe probe;
    private final FreshNames names = new FreshNames();

    StreamGreeting(Probe probe) {
        this.probe = probe;
    }

    @Override
    public void check(long end) throws Unreachable {
        var stream = StreamPath.stream(probe.target(), names.next());
        var created = probe.ask("PUT", stream, Map.of(Vocabulary.CONTENT_TYPE, Vocabulary.OCTET_STREAM), "", end);
        if (created.status() / 100 != 2) {
            throw Probe.refused("a Durable Streams server", "creates a stream", REMEDY, created);
        }
        var metadata = probe.ask("HEAD", stream, Map.of(), "", end);
        probe.ask("DELETE", stream, Map.of(), "", end);
        if (metadata.status() / 100 != 2 || !(speaksStreams(created) || speaksStreams(metadata))) {
            throw new Unreachable("PUT " + stream + " answered " + created.status() + " and HEAD "
                    + metadata.status() + ", neither with a Stream-* header: this is no Durable Streams server. "
                    + REMEDY);
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
