// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Section 4.2: which lifetime a fork gets, of its request or of its source. */
public final class ForkLifetimeSteps {

    private static final String[] NONE = {};
    private static final String[] TTL_OF_SOURCE = {Vocabulary.STREAM_TTL, "3600"};
    private static final String[] TTL_OF_REQUEST = {Vocabulary.STREAM_TTL, "7200"};
    private static final String[] END_OF_SOURCE = {Vocabulary.STREAM_EXPIRES_AT, "2098-01-01T00:00:00Z"};
    private static final String[] END_OF_REQUEST = {Vocabulary.STREAM_EXPIRES_AT, "2099-01-01T00:00:00Z"};

    private final Scene scene;
    private final Forks forks;

    public ForkLifetimeSteps(Scene scene, Forks forks) {
        this.scene = scene;
        this.forks = forks;
    }

    @Given("^a source with (.+)$")
    public void sourceWith(String lifetime) {
        scene.subject(create(of(lifetime, "the source")));
    }

    @When("^a client forks it with (.+)$")
    public void forkWith(String lifetime) {
        var fork = forks.of(scene.subject());
        var headers = of(lifetime, "the request");
        forks.make(
                scene.subject().length(),
                headers.length == 0 ? fork : fork.with(headers[0], headers[1]),
                "DS-4.2-17",
                "DS-4.2-18",
                "DS-4.2-19",
                "DS-4.2-20",
                "DS-4.2-21",
                "DS-4.2-22",
                "DS-4.2-23",
                "DS-4.2-24",
                "DS-4.2-25");
    }

    /** How a server words a lifetime is its own affair, as long as it says of a fork what it says of any stream. */
    @Then("^the metadata of the fork are those of a plain stream with (no expiry|a TTL|an end)(?: of (.+))?$")
    public void likePlainStream(String lifetime, String whose) {
        var headers = of(lifetime, whose);
        var plain = ShownLifetime.of(metadata(create(headers)));
        if (headers.length > 0 && plain.isNone()) {
            throw new NotTested("the metadata show no lifetime of any stream; see DS-5.5-05 and DS-5.5-06");
        }
        ShownLifetime.of(metadata(scene.subject())).check(plain);
    }

    private static String[] of(String lifetime, String whose) {
        var ofSource = "the source".equals(whose);
        return switch (lifetime) {
            case "a TTL" -> ofSource ? TTL_OF_SOURCE : TTL_OF_REQUEST;
            case "an end" -> ofSource ? END_OF_SOURCE : END_OF_REQUEST;
            default -> NONE;
        };
    }

    private Subject create(String... headers) {
        return scene.writer().create(scene.freshUri(), Vocabulary.OCTET_STREAM, null, headers);
    }

    private Response metadata(Subject stream) {
        return Scene.expect(scene.client().metadata(stream.uri()), "a request for the metadata", 200);
    }
}
