// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Instant;

/** Section 4.2: which lifetime a fork gets, of its request or of its source. */
public final class ForkLifetimeSteps {

    private static final String TTL_OF_SOURCE = "3600";
    private static final String TTL_OF_REQUEST = "7200";
    private static final String END_OF_SOURCE = "2098-01-01T00:00:00Z";
    private static final String END_OF_REQUEST = "2099-01-01T00:00:00Z";

    private final Scene scene;
    private final Forks forks;

    public ForkLifetimeSteps(Scene scene, Forks forks) {
        this.scene = scene;
        this.forks = forks;
    }

    @Given("^a source with (.+)$")
    public void sourceWith(String lifetime) {
        var headers =
                switch (lifetime) {
                    case "a TTL" -> new String[] {Protocol.STREAM_TTL, TTL_OF_SOURCE};
                    case "an end" -> new String[] {Protocol.STREAM_EXPIRES_AT, END_OF_SOURCE};
                    default -> new String[0];
                };
        scene.subject(scene.writer().create(scene.freshUri(), Protocol.OCTET_STREAM, null, headers));
    }

    @When("^a client forks it with (.+)$")
    public void forkWith(String lifetime) {
        var fork = forks.of(scene.subject());
        forks.send(
                scene.subject().length(),
                switch (lifetime) {
                    case "a TTL" -> fork.with(Protocol.STREAM_TTL, TTL_OF_REQUEST);
                    case "an end" -> fork.with(Protocol.STREAM_EXPIRES_AT, END_OF_REQUEST);
                    default -> fork;
                });
        Scene.expect(scene.answer(), "a fork", 201);
    }

    @Then("^the metadata of the fork name (.+)$")
    public void namesLifetime(String lifetime) {
        var metadata = Scene.expect(scene.client().metadata(scene.subject().uri()), "a request for the metadata", 200);
        var ofSource = lifetime.endsWith("source");
        var ttl = lifetime.startsWith("the TTL") ? ofSource ? TTL_OF_SOURCE : TTL_OF_REQUEST : "none";
        var shown = metadata.header(Protocol.STREAM_TTL).orElse("none");
        if (!shown.equals(ttl)) {
            throw new Broken(Protocol.STREAM_TTL + ": " + ttl, shown);
        }
        if (lifetime.startsWith("the end")) {
            Deadlines.check(metadata, Instant.parse(ofSource ? END_OF_SOURCE : END_OF_REQUEST));
        } else if (metadata.header(Protocol.STREAM_EXPIRES_AT).isPresent()) {
            throw new Broken(
                    "no " + Protocol.STREAM_EXPIRES_AT,
                    metadata.header(Protocol.STREAM_EXPIRES_AT).get());
        }
    }
}
