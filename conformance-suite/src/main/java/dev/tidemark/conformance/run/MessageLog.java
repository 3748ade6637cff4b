// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import io.cucumber.messages.Convertor;
import io.cucumber.messages.ProtocolVersion;
import io.cucumber.messages.ndjson.Serializer;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Hook;
import io.cucumber.messages.types.Meta;
import io.cucumber.messages.types.Product;
import io.cucumber.messages.types.StepDefinition;
import io.cucumber.messages.types.TestCase;
import io.cucumber.messages.types.TestRunFinished;
import io.cucumber.messages.types.TestRunStarted;
import io.cucumber.messages.types.TestStep;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The Cucumber messages of a run as NDJSON: one run, whatever ran beside each other in it. Every runner defines the steps anew; the first
 * definition stands for all of them.
 */
final class MessageLog implements AutoCloseable {

    private final Serializer serializer = new Serializer();
    private final BufferedWriter out;
    private final String run = UUID.randomUUID().toString();
    /** By identity: a feature is a whole file. */
    private final Set<FeatureText> known = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Likewise: those of a runner. */
    private final Set<List<Envelope>> knownDefinitions = Collections.newSetFromMap(new IdentityHashMap<>());

    private final Map<String, String> definitions = new HashMap<>();
    private final Map<String, String> same = new HashMap<>();
    private boolean failed;
    private boolean closed;

    /** Begins the run. */
    MessageLog(Path file) throws IOException {
        this.out = Files.newBufferedWriter(file);
        put(Envelope.of(meta()));
        put(Envelope.of(new TestRunStarted(Convertor.toMessage(Instant.now()), run)));
    }

    private static Meta meta() {
        return new Meta(
                ProtocolVersion.getVersion(),
                new Product("tidemark", SuiteVersion.text()),
                new Product(System.getProperty("java.vm.name"), System.getProperty("java.vm.version")),
                new Product(System.getProperty("os.name"), null),
                new Product(System.getProperty("os.arch"), null),
                null);
    }

    /** What scenarios are about to be run from this feature; further calls have no effect. */
    synchronized void feature(FeatureText feature) throws IOException {
        if (known.add(feature)) {
            for (var message : feature.messages()) {
                put(message);
            }
        }
    }

    /** Keeps an execution that counts; one that comes after the end is lost. */
    void keep(Attempt attempt, boolean failure) throws IOException {
        var lines = new StringBuilder();
        for (var message : news(attempt)) {
            lines.append(line(message));
        }
        synchronized (this) {
            failed |= failure;
            if (!closed) {
                out.append(lines);
            }
        }
    }

    /** Writes the definitions, which others refer to as soon as they are known here, and returns the rest. */
    private synchronized List<Envelope> news(Attempt attempt) throws IOException {
        if (knownDefinitions.add(attempt.definitions())) {
            for (var definition : attempt.definitions()) {
                if (isNew(definition) && !closed) {
                    put(definition);
                }
            }
        }
        return attempt.messages().stream().map(this::referring).toList();
    }

    private boolean isNew(Envelope definition) {
        return definition
                .getStepDefinition()
                .map(step -> isNew(step.getId(), signature(step)))
                .or(() -> definition.getHook().map(hook -> isNew(hook.getId(), signature(hook))))
                .or(() -> definition
                        .getParameterType()
                        .map(type -> isNew(type.getId(), type.getName() + type.getRegularExpressions())))
                .orElseThrow();
    }

    private Envelope referring(Envelope message) {
        return message.getTestCase()
                .map(testCase -> Envelope.of(new TestCase(
                        testCase.getId(),
                        testCase.getPickleId(),
                        testCase.getTestSteps().stream().map(this::refer).toList(),
                        run)))
                .orElse(message);
    }

    private boolean isNew(String id, String signature) {
        var first = definitions.putIfAbsent(signature, id);
        if (first != null && !first.equals(id)) {
            same.put(id, first);
        }
        return first == null;
    }

    private static String signature(StepDefinition step) {
        return step.getPattern().getSource() + step.getSourceReference();
    }

    private static String signature(Hook hook) {
        return hook.getType() + String.valueOf(hook.getSourceReference());
    }

    private TestStep refer(TestStep step) {
        return new TestStep(
                step.getHookId().map(this::first).orElse(null),
                step.getId(),
                step.getPickleStepId().orElse(null),
                step.getStepDefinitionIds()
                        .map(ids -> List.copyOf(ids.stream().map(this::first).toList()))
                        .orElse(null),
                step.getStepMatchArgumentsLists().orElse(null));
    }

    private String first(String id) {
        return same.getOrDefault(id, id);
    }

    private String line(Envelope message) {
        try {
            var text = new StringWriter();
            serializer.writeValue(text, message);
            return text.append('\n').toString();
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private void put(Envelope message) throws IOException {
        out.append(line(message));
    }

    /**
     * Ends the run.
     *
     * @param complete whether all that was to be run has been
     */
    synchronized void end(boolean complete) throws IOException {
        if (!closed) {
            closed = true;
            var success = complete && !failed;
            put(Envelope.of(new TestRunFinished(null, success, Convertor.toMessage(Instant.now()), null, run)));
            out.close();
        }
    }

    @Override
    public void close() throws IOException {
        end(false);
    }
}
