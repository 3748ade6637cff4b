// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** The options about the report, whatever it is made of. */
final class ReportOptions {

    private final Map<String, String> given;

    /** @param given where the options go, as properties */
    ReportOptions(Map<String, String> given) {
        this.given = given;
    }

    @Option(
            order = 10,
            names = "--baseline",
            paramLabel = "FILE",
            description = "Known failures (YAML): they do not change the verdict, only the exit code."
                    + " (-Dtidemark.baseline)")
    void baseline(String value) {
        given.put("tidemark.baseline", value);
    }

    @Option(
            order = 11,
            names = "--output",
            paramLabel = "FOLDER",
            description = "Where certificate and evidence go; a complete report replaces an earlier one. Default:"
                    + " target/certificate. (-Dtidemark.output)")
    void output(String value) {
        given.put("tidemark.output", value);
    }

    @Option(
            order = 17,
            names = "--brief",
            description = "The page without the transcripts of the cases, small enough for a mail. (-Dtidemark.brief)")
    void brief(boolean value) {
        given.put("tidemark.brief", Boolean.toString(value));
    }

    @Option(
            order = 18,
            names = "--compare",
            paramLabel = "FILE",
            description =
                    "certificate.json of an earlier run: says what is fixed, what is new and how the suite changed,"
                            + " and writes comparison.md. (-Dtidemark.compare)")
    void compare(String value) {
        given.put("tidemark.compare", value);
    }

    @Option(
            order = 19,
            names = "--write-baseline",
            paramLabel = "FILE",
            description =
                    "Writes the failures of this run as a baseline for the next ones. (-Dtidemark.baseline.write)")
    void writeBaseline(String value) {
        given.put("tidemark.baseline.write", value);
    }
}
