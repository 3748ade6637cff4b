// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.run.OutOfMemory;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Unreachable;
import dev.tidemark.conformance.target.WrongInput;
import dev.tidemark.reports.certificate.CannotMerge;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;

/**
 * The command line. Exit codes: 0 pass, with or without warnings; 1 fail or stale baseline; 2 incomplete, harness error, target not
 * reachable or wrong options.
 */
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        QuickCompiler.begin();
        System.exit(run(System.out, System.err, arguments));
    }

    private static int run(PrintStream out, PrintStream err, String... arguments) {
        try {
            return run(Settings.ofSystem(), out, err, arguments);
        } catch (WrongInput wrong) {
            err.println(sentence(wrong));
            return CommandLine.ExitCode.USAGE;
        }
    }

    /** Runs the command without ending the JVM. */
    static int run(Settings system, PrintStream out, PrintStream err, String... arguments) {
        try {
            return command(system, out, err, arguments);
        } catch (OutOfMemoryError exhausted) {
            err.println(Printable.line(OutOfMemory.clause()));
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static int command(Settings system, PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(Serve.COMMAND)) {
            return serve(system, err, List.of(arguments).subList(1, arguments.length));
        }
        if (arguments.length > 0 && arguments[0].equals(MergeShards.COMMAND)) {
            return execute(new MergeShards(system, out), out, err, rest(arguments));
        }
        if (arguments.length > 0 && arguments[0].equals(Misbehave.COMMAND)) {
            return execute(new Misbehave(system, out), out, err, rest(arguments));
        }
        // 'certify' may be left out.
        var named = arguments.length > 0 && arguments[0].equals("certify");
        return execute(new Certify(system, out), out, err, named ? rest(arguments) : arguments);
    }

    private static int serve(Settings system, PrintStream err, List<String> arguments) {
        try {
            return Serve.run(system, arguments);
        } catch (LaunchFailed | IOException failure) {
            err.println(sentence(failure));
            return CommandLine.ExitCode.USAGE;
        }
    }

    private static String[] rest(String... arguments) {
        return Arrays.copyOfRange(arguments, 1, arguments.length);
    }

    private static int execute(Object what, PrintStream out, PrintStream err, String... arguments) {
        var command = new CommandLine(what);
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        command.setParameterExceptionHandler((mistake, line) -> {
            mistake.getCommandLine().getErr().println(mistake.getMessage());
            mistake.getCommandLine().getErr().println("Every option is explained by --help.");
            return CommandLine.ExitCode.USAGE;
        });
        command.setExecutionExceptionHandler((failure, line, result) -> explain(failure, line, List.of(arguments)));
        command.registerConverter(int.class, text -> number(text, Integer::valueOf, "4440"));
        command.registerConverter(Long.class, text -> number(text, Long::valueOf, "7"));
        command.registerConverter(Double.class, text -> number(text, Double::valueOf, "0.1"));
        command.setUsageHelpWidth(110);
        return command.execute(arguments);
    }

    private static <N extends Number> N number(String text, Function<String, N> parse, String example) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException no) {
            throw new CommandLine.TypeConversionException(
                    "'" + text + "' is no such number; write for example " + example);
        }
    }

    private static int explain(Exception failure, CommandLine line, List<String> arguments) throws Exception {
        if (failure instanceof WrongInput
                || failure instanceof Unreachable
                || failure instanceof LaunchFailed
                || failure instanceof CannotMerge
                || failure instanceof IOException) {
            line.getErr().println(OptionNames.inWordsOf(arguments, sentence(failure)));
            return CommandLine.ExitCode.USAGE;
        }
        throw failure;
    }

    /** What the user reads when a run could not take place. */
    static String sentence(Exception failure) {
        return Printable.line(
                failure instanceof IOException
                        ? "a file could not be read or written: " + FileTrouble.words((IOException) failure)
                        : failure.getMessage());
    }
}
