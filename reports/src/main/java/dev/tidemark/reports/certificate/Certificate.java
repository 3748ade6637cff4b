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
    private final Detail detail;

    private Certificate(Judgement judgement, Path folder, Detail detail) {
        this.judgement = judgement;
        this.folder = folder;
        this.detail = detail;
    }

    /** Writes everything with every transcript; see {@link #write(Judgement, Path, Detail)}. */
    public static void write(Judgement judgement, Path folder) throws IOException {
        write(judgement, folder, Detail.FULL);
    }

    /**
     * Writes {@code certificate.html}, {@code .md}, {@code .json} and {@code .sarif}, {@code badge.svg} and {@code .json},
     * {@code junit.xml} and {@code evidence/<requirement>/repro.sh}. A partial run gives no certificate and no badge, but
     * {@code partial-run.html}, {@code .md} and {@code .sarif} in their place; a shard also leaves {@code shard.json}, by
     * which {@link Merge} knows it. Scripts of an earlier run are removed.
     *
     * @param detail of the page; the other files are the same
     */
    public static void write(Judgement judgement, Path folder, Detail detail) throws IOException {
        new Certificate(judgement, folder, detail).write();
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        Templates templates = new Templates();
        List<Card> failures = cards(judgement.failures(), judgement);
        List<Card> warnings = cards(judgement.warnings(), judgement);
        String name = judgement.partial() ? "partial-run" : "certificate";
        put(name + ".html", templates.render("certificate.ftlh", page(failures, warnings)));
        put(name + ".md", Markdown.render(judgement, failures, warnings));
        put(name + ".sarif", Sarif.render(judgement, failures, warnings));
        put("junit.xml", Junit.render(judgement));
        scripts(failures, warnings);
        if (judgement.facts().run().shard() != null) {
            put(ShardFile.NAME, ShardFile.write(judgement));
        }
        if (!judgement.partial()) {
            put("certificate.json", Envelope.write(judgement));
            Badge badge = Badge.of(judgement);
            put("badge.svg", templates.render("badge.ftlx", Map.of("badge", badge)));
            put("badge.json", badge.json());
        }
    }

    private Map<String, Object> page(List<Card> failures, List<Card> warnings) {
        return Map.of(
                "j", judgement,
                "headline", Headline.of(judgement),
                "failures", failures,
                "warnings", warnings,
                "waysOut", Untested.of(judgement),
                "outline", Outline.of(judgement),
                "groups", CaseGroup.of(judgement.cases()),
                "page", Page.read(),
                "brief", detail == Detail.BRIEF);
    }

    private static List<Card> cards(List<RequirementVerdict> broken, Judgement judgement) {
        return broken.stream().map(each -> Card.of(each, judgement)).toList();
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
