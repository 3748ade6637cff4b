// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Basin;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The basins of one run. They are made when a scenario asks for them, shared by all that ask for the same, and deleted with all their
 * streams when the run ends. A basin that the user gave is neither made nor deleted.
 */
public final class Basins implements Examination.Shared {

    private static final Duration TO_TIDY = Duration.ofSeconds(10);
    private static final String ANY = "{}";

    private final Examination examination;
    private final Target target;
    private final Wire wire;
    private final Map<String, String> byConfig = new ConcurrentHashMap<>();
    private final Queue<String> ours = new ConcurrentLinkedQueue<>();

    private Basins(Examination examination) {
        this.examination = examination;
        this.target = examination.target();
        this.wire = target.wire();
    }

    /** The basins of this run. */
    public static Basins of(Examination examination) {
        return examination.shared(Basins.class, Basins::new);
    }

    /** The basin to work in for everybody who needs nothing special: the given one, or one with the defaults of the server. */
    public String common() {
        return Basin.given(target).orElseGet(() -> configured(ANY));
    }

    /**
     * A basin with this config, such as <code>{"create_stream_on_read": true}</code>.
     *
     * @throws NotTested when the user gave a basin and no other can be made
     */
    public String configured(String config) {
        return byConfig.computeIfAbsent(config, this::create);
    }

    /** A name for a basin that a scenario makes itself; it is deleted with the others. */
    public String freshName() {
        var name = examination.freshName();
        ours.add(name);
        return name;
    }

    private String create(String config) {
        var name = freshName();
        var body = "{\"basin\":\"" + name + "\",\"config\":" + config + "}";
        var request = Request.of("POST", target.resource(Vocabulary.BASINS))
                .with(Vocabulary.CONTENT_TYPE, Vocabulary.JSON)
                .body(body.getBytes(StandardCharsets.UTF_8));
        var answer = wire.send(request);
        if (answer.status() / 100 == 2) {
            return name;
        }
        if (Basin.given(target).isPresent()) {
            throw new NotTested("the target refuses to make a basin with the config " + config + " (status "
                    + answer.status() + "): leave out -Dtarget.basin where basins can be made");
        }
        throw new Broken("a basin to be created (201)", "status " + answer.status() + ": " + answer.text());
    }

    @Override
    public void close() {
        var deletions = ours.stream()
                .map(name -> wire.sendAsync(Request.of("DELETE", target.resource(Vocabulary.BASINS + "/" + name)))
                        .handle((response, failure) -> null))
                .toArray(CompletableFuture<?>[]::new);
        Outcome.isThere(CompletableFuture.allOf(deletions), TO_TIDY);
    }
}
