// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.run.SuiteVersion;
import dev.tidemark.conformance.target.Settings;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a run, as the command line takes them. Every option is also a system property, which is how Maven hands them on. */
@Command(
        name = "certify",
        mixinStandardHelpOptions = true,
        versionProvider = SuiteVersion.Printed.class,
        sortOptions = false,
        header = "Examines a server of Durable Streams or S2 and writes a certification report.",
        description = {
            "",
            "Without --target the packaged reference server is started, examined and stopped. With the word 'server' in"
                    + " place of the options it is run alone: server [-Dtidemark.port=4438 ...].",
            "With the word 'merge', the shards of a run become one certificate: merge --help.",
            "With the word 'misbehave', a server that breaks one promise is run for tests of clients: misbehave --help.",
            "Each option can also be given as a property, e.g. -Dtarget=http://127.0.0.1:4437; an option wins over a property,"
                    + " both win over the profile.",
            ""
        },
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  the server conforms, with or without warnings",
            "  1  it does not conform, or an entry of the baseline no longer fails",
            "  2  nothing was decided: run incomplete, target not reachable, wrong options",
            "  130, 143  ended by a signal; the report is about what was examined until then"
        })
final class Certify implements Callable<Integer> {

    private final Settings system;
    private final PrintStream out;
    private final Map<String, String> given = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec;

    @Mixin
    private final ReportOptions report = new ReportOptions(given);

    Certify(Settings system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    @Option(
            order = 1,
            names = "--target",
            paramLabel = "URL",
            description = "Server to examine, with or without the root of its streams: http://127.0.0.1:4437,"
                    + " https://host/my/root/{stream}. (-Dtarget)")
    void target(String value) {
        given.put("target", value);
    }

    @Option(
            order = 2,
            names = "--protocol",
            paramLabel = "NAME",
            description =
                    "What the target is examined for: durable-streams (what a target speaks unless it says otherwise),"
                            + " s2, or both. (-Dprotocol)")
    void protocol(String value) {
        given.put("protocol", value);
    }

    @Option(
            order = 3,
            names = "--streams",
            paramLabel = "PATH",
            description = "Path of a stream of Durable Streams; default /v1/stream/{stream}. (-Dtarget.streams)")
    void streams(String value) {
        given.put("target.streams", value);
    }

    @Option(
            order = 4,
            names = "--basin",
            paramLabel = "NAME",
            description = "S2 basin to work in, which stays; without it a run makes one of its own and deletes it."
                    + " (-Dtarget.basin)")
    void basin(String value) {
        given.put("target.basin", value);
    }

    @Option(
            order = 5,
            names = "--header",
            paramLabel = "NAME=VALUE",
            description =
                    "Sent with every request, e.g. Authorization='Bearer ...'; may be repeated. Values are masked in"
                            + " the report. (-Dtarget.header.NAME)")
    void headers(List<String> headers) {
        for (var header : headers) {
            var equals = header.indexOf('=');
            if (equals < 1) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--header needs NAME=VALUE, such as X-Tenant=one, and got a text without a name or without '='");
            }
            given.put("target.header." + header.substring(0, equals), header.substring(equals + 1));
        }
    }

    @Option(
            order = 5,
            names = "--ca",
            paramLabel = "FILE",
            description = "Certificates (PEM) to trust when the target's own is not issued by a public authority."
                    + " (-Dtarget.ca)")
    void ca(String value) {
        given.put("target.ca", value);
    }

    @Option(
            order = 6,
            names = "--name",
            paramLabel = "TEXT",
            description = "How the report calls the server. (-Dtarget.name)")
    void name(String value) {
        given.put("target.name", value);
    }

    @Option(
            order = 7,
            names = "--target-version",
            paramLabel = "TEXT",
            description = "The server's version. (-Dtarget.version)")
    void version(String value) {
        given.put("target.version", value);
    }

    @Option(
            order = 8,
            names = "--profile",
            paramLabel = "FILE",
            description =
                    "All of this in one YAML file, with limits, restart and kill commands and the capabilities that"
                            + " are not claimed. (-Dtarget.profile)")
    void profile(String value) {
        given.put("target.profile", value);
    }

    @Option(
            order = 9,
            names = "--only",
            paramLabel = "LIST",
            description =
                    "Run a part: requirement ids (DS-8-04), sections (DS/8, S2/READ-START), levels (MUST), capabilities"
                            + " (json), features (offsets/unique), tags (@slow), separated by commas. Gives no certificate."
                            + " (-Donly)")
    void only(String value) {
        given.put("only", value);
    }

    @Option(
            order = 9,
            names = "--shard",
            paramLabel = "N/OF",
            description = "Run one of several parts, such as 1/4, each maybe on a machine of its own; 'merge' makes one"
                    + " certificate of all of them. Exit code 0: no failure in this part. (-Dshard, TIDEMARK_SHARD)")
    void shard(String value) {
        given.put("shard", value);
    }

    @Option(
            order = 9,
            names = "--shards",
            paramLabel = "OF",
            description = "In an indexed Kubernetes Job: how many parts there are; JOB_COMPLETION_INDEX says which one"
                    + " this is. (-Dshards, TIDEMARK_SHARDS)")
    void shards(String value) {
        given.put("shards", value);
    }

    @Option(
            order = 12,
            names = "--time-factor",
            paramLabel = "NUMBER",
            description = "Multiplies every time limit, for slow machines. (-Dtidemark.time.factor)")
    void timeFactor(String value) {
        given.put("tidemark.time.factor", value);
    }

    @Option(
            order = 12,
            names = "--deadline",
            paramLabel = "TIME",
            description = "When the run ends at the latest, such as 10m; what was examined until then is reported."
                    + " Default: computed from what the target documents, and printed. (-Dtidemark.deadline)")
    void deadline(String value) {
        given.put("tidemark.deadline", value);
    }

    @Option(
            order = 13,
            names = "--seed",
            paramLabel = "TEXT",
            description = "Repeats the random choices of the run that printed it. (-Dtidemark.seed)")
    void seed(String value) {
        given.put("tidemark.seed", value);
    }

    @Option(
            order = 14,
            names = "--parallel",
            paramLabel = "NUMBER",
            description = "How many scenarios run at the same time; default 16. (-Dtidemark.parallel)")
    void parallel(String value) {
        given.put("tidemark.parallel", value);
    }

    @Option(
            order = 15,
            names = "--server",
            paramLabel = "FILE",
            description = "The reference server to start when there is no target: a jar or a native executable."
                    + " (-Dtidemark.server)")
    void server(String value) {
        given.put("tidemark.server", value);
    }

    @Option(
            order = 16,
            names = "-D",
            paramLabel = "NAME=VALUE",
            mapFallbackValue = "true",
            description = "Any of the above as a property.")
    void properties(Map<String, String> values) {
        given.putAll(values);
    }

    /** The options as properties. */
    Map<String, String> given() {
        return given;
    }

    @Override
    public Integer call() throws Exception {
        return Certification.run(system.overriddenBy(given), out).exitCode();
    }
}
