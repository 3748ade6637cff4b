// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.reports.contract.MediaTypes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads Cucumber Messages (NDJSON). Several runs may follow each other in one file: the same scenario executed again is a
 * repetition of the same case.
 */
public final class Messages {

    private final ObjectMapper json = new ObjectMapper();
    private final Secrets secrets;
    private final GherkinIndex gherkin = new GherkinIndex();
    private final Map<String, JsonNode> pickles = new HashMap<>();
    private final Map<String, String> stepTexts = new HashMap<>();
    private final Map<String, JsonNode> testCases = new HashMap<>();
    private final Map<String, Started> started = new LinkedHashMap<>();
    private int runsStarted;
    private int runsFinished;

    /** What is known about one execution while reading. */
    private static final class Started {
        private final JsonNode testCase;
        private final Map<String, JsonNode> results = new HashMap<>();
        private final List<JsonNode> exchanges = new ArrayList<>();
        private final List<String> observations = new ArrayList<>();
        private final Instant begin;
        private Instant end;
        private boolean finished;

        private Started(JsonNode testCase, Instant begin) {
            this.testCase = testCase;
            this.begin = begin;
            this.end = begin;
        }
    }

    private Messages(Secrets secrets) {
        this.secrets = secrets;
    }

    /**
     * Reads a messages file.
     *
     * @throws IOException when it cannot be read or a line is not a message
     */
    public static Evidence read(Path file, Secrets secrets) throws IOException {
        Messages messages = new Messages(secrets);
        MessageDigest sha256 = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                messages.line(line, file + ":" + number);
            }
        }
        boolean finished = messages.runsStarted > 0 && messages.runsStarted == messages.runsFinished;
        return new Evidence(HexFormat.of().formatHex(sha256.digest()), finished, messages.cases(), secrets);
    }

    private void line(String line, String where) throws IOException {
        if (line.isBlank()) {
            return;
        }
        try {
            envelope(json.readTree(line));
        } catch (JsonProcessingException e) {
            throw new IOException(where + " is not a Cucumber message", e);
        }
    }

    private void envelope(JsonNode envelope) throws IOException {
        var fields = envelope.properties().iterator();
        if (!fields.hasNext()) {
            return;
        }
        var field = fields.next();
        JsonNode message = field.getValue();
        switch (field.getKey()) {
            case "gherkinDocument" -> gherkin.add(message);
            case "pickle" -> pickle(message);
            case "testCase" -> testCases.put(id(message), message);
            case "testRunStarted" -> runsStarted++;
            case "testRunFinished" -> runsFinished++;
            case "testCaseStarted" -> started.put(id(message), started(message));
            case "testStepFinished" ->
                execution(message).results.put(message.path("testStepId").asText(), message.path("testStepResult"));
            case "attachment" -> attachment(message);
            case "testCaseFinished" -> finished(execution(message), message);
            default -> {
                // Sources, step definitions and the rest say nothing about the target.
            }
        }
    }

    private Started started(JsonNode message) throws IOException {
        JsonNode testCase = testCases.get(message.path("testCaseId").asText());
        if (testCase == null || !pickles.containsKey(testCase.path("pickleId").asText())) {
            throw new IOException("an execution belongs to no scenario: " + message);
        }
        return new Started(testCase, timestamp(message));
    }

    private static void finished(Started execution, JsonNode message) {
        execution.finished = true;
        execution.end = timestamp(message);
    }

    /** When a message was written; the epoch where it does not say. */
    private static Instant timestamp(JsonNode message) {
        JsonNode at = message.path("timestamp");
        return Instant.ofEpochSecond(
                at.path("seconds").asLong(), at.path("nanos").asLong());
    }

    private Started execution(JsonNode message) throws IOException {
        Started execution = started.get(message.path("testCaseStartedId").asText());
        if (execution == null) {
            throw new IOException("a message belongs to no execution: " + message);
        }
        return execution;
    }

    private void pickle(JsonNode pickle) {
        pickles.put(id(pickle), pickle);
        pickle.path("steps")
                .forEach(step -> stepTexts.put(id(step), step.path("text").asText()));
    }

    private void attachment(JsonNode attachment) throws IOException {
        if (!attachment.has("testCaseStartedId")) {
            return;
        }
        Started execution = execution(attachment);
        String mediaType = attachment.path("mediaType").asText();
        if (mediaType.startsWith(MediaTypes.EXCHANGES)) {
            JsonNode exchanges = json.readTree(content(attachment));
            Exchanges.learn(exchanges, secrets);
            execution.exchanges.add(exchanges);
        } else if (mediaType.startsWith(MediaTypes.OBSERVATION)) {
            execution.observations.add(content(attachment));
        }
    }

    private static String content(JsonNode attachment) {
        String body = attachment.path("body").asText();
        return attachment.path("contentEncoding").asText().equals("BASE64")
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }

    private List<Case> cases() throws IOException {
        CaseList cases = new CaseList(gherkin, pickles.values());
        for (Started execution : started.values()) {
            JsonNode pickle = pickles.get(execution.testCase.path("pickleId").asText());
            cases.add(pickle, execution(execution));
        }
        return cases.sorted();
    }

    private Execution execution(Started execution) throws IOException {
        List<Step> steps = new ArrayList<>();
        for (JsonNode step : execution.testCase.path("testSteps")) {
            JsonNode result = execution.results.get(id(step));
            if (result != null) {
                steps.add(step(stepTexts.get(step.path("pickleStepId").asText()), result));
            }
        }
        Exchanges exchanges = Exchanges.NONE;
        for (JsonNode attachment : execution.exchanges) {
            exchanges = exchanges.and(Exchanges.read(attachment, secrets));
        }
        List<String> observations =
                execution.observations.stream().map(this::clean).toList();
        Duration took = Duration.between(execution.begin, execution.end);
        return new Execution(
                steps, execution.finished, took.isNegative() ? Duration.ZERO : took, exchanges, observations);
    }

    private Step step(String text, JsonNode result) {
        JsonNode exception = result.path("exception");
        String message = exception.hasNonNull("message")
                ? exception.path("message").asText()
                : result.path("message").asText();
        return new Step(
                text, result.path("status").asText(), exception.path("type").asText(), clean(message));
    }

    private String clean(String text) {
        return PrintableText.of(secrets.mask(text));
    }

    private static String id(JsonNode node) {
        return node.path("id").asText();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
