// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a shard says of itself, beside its messages: facts, and no verdict, which only all shards together have.
 *
 * @param folder of the shard
 * @param catalogues names of what it is judged by, each with where that was taken from
 * @param sha256 of its messages
 */
record ShardFile(Path folder, RunFacts facts, List<Source> catalogues, String sha256) {

    static final String NAME = "shard.json";
    private static final String FORMAT = "tidemark-shard/1";
    private static final String MESSAGES = "messages.ndjson";

    record Source(String name, String source) {}

    static String write(Judgement judgement) throws IOException {
        ObjectNode root = Envelope.JSON.createObjectNode().put("format", FORMAT);
        root.setAll((ObjectNode) Envelope.JSON.valueToTree(judgement.facts()));
        ArrayNode catalogues = root.putArray("catalogues");
        judgement
                .catalogues()
                .forEach(catalogue ->
                        catalogues.addObject().put("name", catalogue.name()).put("source", catalogue.source()));
        root.putObject("evidence")
                .put("sha256", judgement.sha256())
                .put("cases", judgement.cases().size());
        return Envelope.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    /** @throws CannotMerge when the folder holds no shard */
    static ShardFile read(Path folder) throws IOException, CannotMerge {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(folder.resolve(MESSAGES))) {
            throw new CannotMerge(folder + " holds no shard: name a folder with the " + NAME + " and " + MESSAGES
                    + " that a run with --shard left");
        }
        try {
            JsonNode root = Envelope.JSON.readTree(file.toFile());
            if (!root.path("format").asText().equals(FORMAT)) {
                throw new CannotMerge(file + " is not a " + FORMAT + "; merge with the version that wrote it");
            }
            List<Source> catalogues = List.of(Envelope.JSON.treeToValue(root.path("catalogues"), Source[].class));
            RunFacts facts = Envelope.JSON.treeToValue(root, RunFacts.class);
            return new ShardFile(
                    folder,
                    facts,
                    catalogues,
                    root.path("evidence").path("sha256").asText());
        } catch (JsonProcessingException damaged) {
            throw new CannotMerge(file + " is damaged: " + damaged.getOriginalMessage());
        }
    }

    Path messages() {
        return folder.resolve(MESSAGES);
    }

    RunFacts.Shard shard() {
        return facts.run().shard();
    }
}
