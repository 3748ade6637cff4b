// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes all views of a judgement into a folder. The same judgement always gives the same bytes. */
public final class Certificate {

    private final Judgement judgement;
    private final Path folder;

    private Certificate(Judgement judgement, Path folder) {
        this.judgement = judgement;
        this.folder = folder;
    }

    /**
     * Writes {@code certificate.html}, {@code .md} and {@code .json}, {@code badge.svg} and {@code .json},
     * {@code junit.xml} and {@code evidence/<requirement>/repro.sh}. A partial run gives no certificate and no badge, but
     * {@code partial-run.html} and {@code .md} in their place. Scripts of an earlier run are removed.
     */
    public static void write(Judgement judgement, Path folder) throws IOException {
        new Certificate(judgement, folder).write();
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        Templates templates = new Templates();
        List<Card> failures = cards(judgement.failures());
        List<Card> warnings = cards(judgement.warnings());
        Map<String, Object> model = Map.of(
                "j", judgement,
                "headline", Headline.of(judgement),
                "failures", failures,
                "warnings", warnings,
                "outline", Outline.of(judgement));
        String name = judgement.partial() ? "partial-run" : "certificate";
        put(name + ".html", templates.render("certificate.ftlh", model));
        put(name + ".md", Markdown.render(judgement, failures, warnings));
        put("junit.xml", templates.render("junit.ftlx", model));
        scripts(failures, warnings);
        if (!judgement.partial()) {
            put("certificate.json", Envelope.write(judgement));
            Badge badge = Badge.of(judgement);
            put("badge.svg", templates.render("badge.ftlx", Map.of("badge", badge)));
            put("badge.json", badge.json());
        }
    }

    private static List<Card> cards(List<RequirementVerdict> broken) {
        return broken.stream().map(Card::of).toList();
    }

    private void scripts(List<Card> failures, List<Card> warnings) throws IOException {
        removeScripts();
        for (List<Card> cards : List.of(failures, warnings)) {
            for (Card card : cards) {
                for (Card.Broken broken : card.cases()) {
                    if (broken.script() != null) {
                        put(broken.scriptPath(), broken.script());
                    }
                }
            }
        }
    }

    private void removeScripts() throws IOException {
        Path evidence = folder.resolve("evidence");
        if (!Files.isDirectory(evidence)) {
            return;
        }
        try (DirectoryStream<Path> requirements = Files.newDirectoryStream(evidence, Files::isDirectory)) {
            for (Path requirement : requirements) {
                try (DirectoryStream<Path> scripts = Files.newDirectoryStream(requirement, "repro*.sh")) {
                    for (Path script : scripts) {
                        Files.delete(script);
                    }
                }
            }
        }
    }

    private void put(String file, String content) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }
}
