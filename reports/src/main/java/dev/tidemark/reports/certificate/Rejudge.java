// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.verdict.Judge;
import dev.tidemark.reports.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Computes a certificate again from its envelope and its evidence, without the target. */
public final class Rejudge {

    private Rejudge() {}

    private static final String USAGE = "usage: certificate.json messages.ndjson output-folder [--brief]";

    /** Usage: {@code certificate.json messages.ndjson output-folder [--brief]}. */
    public static void main(String[] args) throws IOException {
        boolean brief = args.length == 4 && args[3].equals("--brief");
        if (args.length != 3 && !brief) {
            System.err.println(USAGE);
            System.exit(2);
        }
        Judgement judgement = rejudge(Path.of(args[0]), Path.of(args[1]));
        Path folder = Path.of(args[2]);
        Certificate.write(judgement, folder, brief ? Detail.BRIEF : Detail.FULL);
        System.out.print(FirstScreen.render(judgement, folder));
        System.out.println(FirstScreen.cases(judgement));
        System.exit(judgement.exitCode());
    }

    /**
     * Judges the evidence again with the facts and the baseline of an envelope and the catalogues on the classpath.
     *
     * @throws IOException when a file cannot be read, or the messages are not the evidence the envelope names
     */
    public static Judgement rejudge(Path certificate, Path messages) throws IOException {
        Envelope envelope = Envelope.read(certificate);
        List<Catalogue> catalogues =
                envelope.catalogues().stream().map(Catalogue::named).toList();
        Judgement judgement = Judge.judge(messages, envelope.facts(), catalogues, envelope.baseline());
        if (!judgement.sha256().equals(envelope.sha256())) {
            throw new IOException(messages + " is not the evidence of " + certificate + ": its sha256 differs");
        }
        return judgement;
    }
}
