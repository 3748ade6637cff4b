// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import io.cucumber.java.en.Given;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Section 5.1: streams that live for a while. */
public final class LifetimeSteps {

    private final Scene scene;

    public LifetimeSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a stream created with the TTL {string}")
    public void withTtl(String seconds) {
        create(Protocol.STREAM_TTL, seconds);
    }

    @Given("a stream that expires in {int} seconds")
    public void expiring(int seconds) {
        create(
                Protocol.STREAM_EXPIRES_AT,
                Instant.now().plusSeconds(seconds).truncatedTo(ChronoUnit.MILLIS).toString());
    }

    private void create(String header, String value) {
        scene.subject(scene.writer().create(scene.freshUri(), Protocol.OCTET_STREAM, null, header, value));
    }
}
