// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.conformance.s2.model.Basin;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.target.FreshNames;
import dev.tidemark.conformance.target.Greeting;
import dev.tidemark.conformance.target.Probe;
import dev.tidemark.conformance.target.Unreachable;
import java.util.Map;

/** Lists as S2 has it: the basins, or the streams of the basin that the user gave. Without a given one a fresh basin is created and removed. */
final class BasinGreeting implements Greeting {

    private static final String SERVER = "an S2 server";
    private static final String ADDRESS = "Check host and port in -Dtarget, and -Dprotocol.";

    private final Probe probe;
    private final FreshNames names = new FreshNames();

    BasinGreeting(Probe probe) {
        this.probe = probe;
    }

    @Override
    public void check(long end) throws Unreachable {
        serves(end);
        if (Basin.given(probe.target()).isEmpty()) {
            create(names.next(), end);
        }
    }

    @Override
    public void serves(long end) throws Unreachable {
        var basin = Basin.given(probe.target());
        if (basin.isPresent()) {
            list(Vocabulary.STREAMS, "streams", Map.of(Vocabulary.S2_BASIN, basin.get()), end);
        } else {
            list(Vocabulary.BASINS, "basins", Map.of(), end);
        }
    }

    private void list(String path, String member, Map<String, String> headers, long end) throws Unreachable {
        var answer = probe.ask("GET", probe.target().resource(path + "?limit=1"), headers, "", end);
        if (answer.status() == 404 && answer.body().contains(Refusal.UNKNOWN_BASIN.code)) {
            throw new Unreachable(answer.asked() + " answered 404: the target has no basin "
                    + headers.values().iterator().next()
                    + ". Create it, or leave out -Dtarget.basin and a run makes one of its own.");
        }
        if (answer.status() != 200) {
            throw Probe.refused(SERVER, "lists its " + member, ADDRESS, answer);
        }
        if (!lists(answer.body(), member)) {
            throw new Unreachable(answer.asked() + " answered 200 without a list of " + member
                    + ": this is no S2 server. " + ADDRESS);
        }
    }

    private void create(String basin, long end) throws Unreachable {
        var json = Map.of(Vocabulary.CONTENT_TYPE, Vocabulary.JSON);
        var body = "{\"basin\":\"" + basin + "\"}";
        var created = probe.ask("POST", probe.target().resource(Vocabulary.BASINS), json, body, end);
        if (created.status() / 100 != 2) {
            throw Probe.refused(
                    SERVER,
                    "creates a basin",
                    "Name one that is there with -Dtarget.basin, or check host, port and -Dprotocol.",
                    created);
        }
        probe.ask("DELETE", probe.target().resource(Vocabulary.BASINS + "/" + basin), Map.of(), "", end);
    }

    private static boolean lists(String body, String member) {
        try {
            return new ObjectMapper().readTree(body).path(member).isArray();
        } catch (JsonProcessingException notJson) {
            return false;
        }
    }
}
