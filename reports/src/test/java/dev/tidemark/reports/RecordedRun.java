// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes the messages of a run as Cucumber would, one scenario after the other. */
public final class RecordedRun {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();
    private final String name;
    private int scenarios;
    private int executions;

    public RecordedRun() {
        this("", 0);
    }

    /**
     * One of several runs whose messages are read together.
     *
     * @param name its ids begin with it
     * @param before scenarios of its features that stand before its own
     */
    public RecordedRun(String name, int before) {
        this.name = name;
        this.scenarios = before;
        add("testRunStarted", JSON.createObjectNode());
    }

    /** A scenario on a line of its own, with the tags given as one text such as {@code "@DS-2-01 @MUST"}. */
    public Scenario scenario(String file, String title, String tags) {
        return new Scenario(file, title, tags, ++scenarios);
    }

    public Scenario scenario(String tags) {
        return scenario("durable-streams/closure/close.feature", "Scenario " + (scenarios + 1), tags);
    }

    public Path write(Path folder) throws IOException {
        return Files.writeString(writeUnfinished(folder), "{\"testRunFinished\":{}}\n", StandardOpenOption.APPEND);
    }

    public Path writeUnfinished(Path folder) throws IOException {
        return Files.write(folder.resolve("messages.ndjson"), lines);
    }

    private ObjectNode add(String kind, ObjectNode message) {
        lines.add(JSON.createObjectNode().set(kind, message).toString());
        return message;
    }

    /** A scenario with one step; every method that executes it adds a repetition. */
    public final class Scenario {

        private final String testCase;

        private Scenario(String file, String title, String tags, int line) {
            String id = name + "s" + line;
            testCase = "case-" + id;
            ObjectNode document = JSON.createObjectNode();
            ObjectNode feature = document.putObject("feature").put("name", "Feature of " + file);
            ObjectNode rule =
                    feature.putArray("children").addObject().putObject("rule").put("name", "Rule of " + title);
            ObjectNode scenario =
                    rule.putArray("children").addObject().putObject("scenario").put("id", id);
            scenario.putObject("location").put("line", line);
            add("gherkinDocument", document);

            ObjectNode pickle =
                    JSON.createObjectNode().put("id", "pickle-" + id).put("name", title);
            pickle.put("uri", "classpath:tidemark/" + file)
                    .putArray("astNodeIds")
                    .add(id);
            pickle.putArray("steps").addObject().put("id", "step-" + id).put("text", "the promise is kept");
            for (String tag : tags.split(" ")) {
                pickle.withArray("tags").addObject().put("name", tag);
            }
            add("pickle", pickle);

            ObjectNode prepared = JSON.createObjectNode().put("id", testCase).put("pickleId", "pickle-" + id);
            prepared.putArray("testSteps").addObject().put("id", "test-step").put("pickleStepId", "step-" + id);
            add("testCase", prepared);
        }

        public Scenario passed() {
            return executed("PASSED", "", "", null);
        }

        public Scenario broken(String expected, String observed) {
            return broken(expected, observed, null);
        }

        public Scenario broken(String expected, String observed, String exchanges) {
            String message = "expected: " + expected + "\nobserved: " + observed;
            return executed("FAILED", "dev.tidemark.reports.contract.Broken", message, exchanges);
        }

        public Scenario notTested(String reason) {
            return executed("SKIPPED", "dev.tidemark.reports.contract.NotTested", reason, null);
        }

        public Scenario notApplicable(String reason) {
            return executed("SKIPPED", "dev.tidemark.reports.contract.NotApplicable", reason, null);
        }

        /** @param exchanges content of the attachment, or null for none */
        public Scenario executed(String status, String exceptionType, String message, String exchanges) {
            String id = name + "execution-" + ++executions;
            add("testCaseStarted", JSON.createObjectNode().put("id", id).put("testCaseId", testCase));
            if (exchanges != null) {
                attach(id, "application/vnd.tidemark.exchanges+json", exchanges);
            }
            ObjectNode finished =
                    JSON.createObjectNode().put("testCaseStartedId", id).put("testStepId", "test-step");
            ObjectNode result = finished.putObject("testStepResult").put("status", status);
            if (!exceptionType.isEmpty()) {
                result.putObject("exception").put("type", exceptionType).put("message", message);
            }
            add("testStepFinished", finished);
            add("testCaseFinished", JSON.createObjectNode().put("testCaseStartedId", id));
            return this;
        }

        private void attach(String execution, String mediaType, String body) {
            add(
                    "attachment",
                    JSON.createObjectNode()
                            .put("testCaseStartedId", execution)
                            .put("mediaType", mediaType)
                            .put("contentEncoding", "IDENTITY")
                            .put("body", body));
        }
    }
}
