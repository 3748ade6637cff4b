// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The reference server.
 *
 * @param server its launcher, its jar, or its native executable
 * @param folder where its data goes
 * @param compiler which of the compilers of the JVM may be used
 */
record Tidemark(Path server, Path folder, Keeping keeping, Compiler compiler) implements Program {

    /** The launcher's choice, or the quick one and then the thorough one. */
    enum Compiler {
        AS_LAUNCHED,
        BOTH
    }

    /** When it acknowledges an append. */
    enum Keeping {
        SYNC,
        ASYNC,
        MEMORY
    }

    @Override
    public String name() {
        String variant = keeping == Keeping.SYNC ? "" : "-" + keeping.name().toLowerCase(Locale.ROOT);
        return "tidemark" + variant + (compiler == Compiler.BOTH ? "-c2" : "");
    }

    @Override
    public Set<Speech> speaks() {
        return Set.of(Speech.DURABLE_STREAMS, Speech.SUBSCRIPTIONS, Speech.S2);
    }

    @Override
    public Contender start() throws IOException {
        boolean kept = keeping != Keeping.MEMORY;
        List<String> options = new ArrayList<>();
        if (compiler == Compiler.BOTH) {
            options.add("-XX:TieredStopAtLevel=4");
        }
        options.add("-Dtidemark.port=0");
        options.add("-Dtidemark.stop-on-stdin-close=true");
        options.add("-Dtidemark.data=" + (kept ? DataFolders.fresh(folder) : "memory"));
        options.add("-Dtidemark.durability=" + (keeping == Keeping.ASYNC ? "async" : "sync"));
        return Contender.started(this, RunningProcess.start(command(options)));
    }

    private List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        if (server.toString().endsWith(".jar")) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-jar", server.toString()));
        } else {
            command.add(server.toString());
            command.addAll(options);
        }
        return command;
    }
}
