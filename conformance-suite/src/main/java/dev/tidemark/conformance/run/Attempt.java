// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.reports.contract.MediaTypes;
import io.cucumber.messages.types.Attachment;
import io.cucumber.messages.types.AttachmentContentEncoding;
import io.cucumber.messages.types.Envelope;
import io.cucumber.plugin.event.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One execution of a scenario: the messages of Cucumber about it, kept until it is known whether it counts. */
final class Attempt {

    private final Scenario scenario;
    private final List<Envelope> definitions;
    private final List<Envelope> messages = new ArrayList<>();
    private Result result;

    /** @param definitions what the messages refer to; the same list for all attempts of a runner */
    Attempt(Scenario scenario, List<Envelope> definitions) {
        this.scenario = scenario;
        this.definitions = definitions;
    }

    List<Envelope> definitions() {
        return definitions;
    }

    void add(Envelope message) {
        messages.add(message);
    }

    void end(Result how) {
        result = how;
    }

    CaseOutcome outcome() {
        return CaseOutcome.of(scenario, result.getStatus(), Optional.ofNullable(result.getError()));
    }

    List<Envelope> messages() {
        return messages;
    }

    /** Puts a remark into the evidence, as the scenario's own remarks are put there. */
    void note(String observation) {
        for (var i = messages.size() - 1; i >= 0; i--) {
            var end = messages.get(i).getTestCaseFinished();
            if (end.isPresent()) {
                var started = end.get().getTestCaseStartedId();
                var note = new Attachment(
                        observation,
                        AttachmentContentEncoding.IDENTITY,
                        "observation",
                        MediaTypes.OBSERVATION,
                        null,
                        started,
                        null,
                        null,
                        null,
                        null,
                        end.get().getTimestamp());
                messages.add(i, Envelope.of(note));
                return;
            }
        }
    }
}
