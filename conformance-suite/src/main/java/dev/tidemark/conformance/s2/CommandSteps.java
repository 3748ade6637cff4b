// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import io.cucumber.java.en.When;
import java.util.List;

/** Command records that a scenario is about. */
public final class CommandSteps {

    private final Scene scene;

    public CommandSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a writer fences the stream with {string}")
    public void fence(String token) {
        send(NewRecord.fence(token));
    }

    @When("a writer trims the stream to {int}")
    public void trim(int seqNum) {
        if (send(NewRecord.trim(seqNum))) {
            scene.subject().trimmed(seqNum);
        }
    }

    /** Whether it was acknowledged; then it is a record of the stream. */
    private boolean send(NewRecord command) {
        var stream = scene.subject();
        var answer = scene.client().append(stream, List.of(command), Format.BASE64);
        if (answer.status() == 200) {
            scene.writer().acknowledged(stream, List.of(command), answer);
        }
        scene.answer(answer);
        return answer.status() == 200;
    }
}
