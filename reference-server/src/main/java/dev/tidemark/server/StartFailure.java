// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import dev.tidemark.server.config.SettingNames;
import dev.tidemark.server.config.WrongSetting;
import dev.tidemark.server.disk.FolderRefused;
import dev.tidemark.server.s2.control.ControlLogUnreadable;
import dev.tidemark.server.subscriptions.keeping.SubscriptionsUnreadable;
import dev.tidemark.server.subscriptions.webhooks.KeysUnusable;
import io.quarkus.runtime.QuarkusBindException;
import io.smallrye.config.ConfigValidationException;
import java.net.BindException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Why the server did not start, for the person who started it.
 *
 * @param sentence names what was wrong and what to do
 * @param exitCode 2 if a setting is wrong, otherwise 1
 * @param unexpected what went wrong, if it is nothing a person could have done better
 */
record StartFailure(String sentence, int exitCode, Optional<Throwable> unexpected) {

    private static final int FAILED = 1;
    private static final int WRONG_SETTING = 2;

    private static final String OURS = "tidemark.";

    /** The words of the JDK; a name that is not ours fails alike. */
    private static final String IN_USE = "in use";

    private static final Pattern CONVERSION = Pattern.compile(
            "property (\\S+) with the config value \"(.*?)\" .* (?:converted|SRCFG\\d+:?) (.*)", Pattern.DOTALL);
    private static final Pattern UNKNOWN = Pattern.compile("SRCFG00050: (\\S+) in (.*) does not map to any root");
    private static final Pattern ALLOWED = Pattern.compile("allowed values: ([a-z,]+)");
    private static final Pattern CODE = Pattern.compile("(?:[a-zA-Z.]+Exception: )?SRCFG\\d+:? ");

    static StartFailure of(Throwable failure) {
        Throwable deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<StartFailure> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            deepest = cause;
        }
        return new StartFailure("the start failed unexpectedly: " + deepest, FAILED, Optional.of(failure));
    }

    private static Optional<StartFailure> known(Throwable cause) {
        if (cause instanceof WrongSetting wrong) {
            return wrong(wrong.getMessage());
        }
        if (cause instanceof ConfigValidationException invalid) {
            return wrong(sentence(problem(invalid)));
        }
        if (cause instanceof FolderRefused refused) {
            return failed(refused.getMessage() + "; set tidemark.data to another folder, or to memory");
        }
        if (cause instanceof SubscriptionsUnreadable unreadable) {
            return failed(unreadable.getMessage() + "; start that version, or set tidemark.data to another folder");
        }
        if (cause instanceof KeysUnusable unusable) {
            return failed(unusable.getMessage());
        }
        if (cause instanceof ControlLogUnreadable unreadable) {
            return failed(unreadable.getMessage() + "; start that version, or set tidemark.data to another folder");
        }
        if (cause instanceof QuarkusBindException taken
                && String.valueOf(taken.getMessage()).contains(IN_USE)) {
            return failed("port " + taken.getPort()
                    + " is in use; stop the other program, or set tidemark.port to another one (0 takes a free one)");
        }
        if (cause instanceof BindException
                || cause instanceof UnknownHostException
                || cause instanceof SocketException) {
            return failed(
                    "it cannot listen on the address: " + cause.getMessage() + "; set tidemark.host and tidemark.port");
        }
        return Optional.empty();
    }

    /** A wrong setting of ours makes those of Quarkus wrong that take its value; they come in no particular order. */
    private static String problem(ConfigValidationException invalid) {
        return IntStream.range(0, invalid.getProblemCount())
                .mapToObj(i -> invalid.getProblem(i).getMessage())
                .min(Comparator.comparing(message -> !message.contains(OURS)))
                .orElseThrow();
    }

    private static String sentence(String problem) {
        Matcher conversion = CONVERSION.matcher(problem);
        if (conversion.find()) {
            return "the setting " + conversion.group(1) + "=" + conversion.group(2) + " is wrong: "
                    + plain(conversion.group(3));
        }
        Matcher unknown = UNKNOWN.matcher(problem);
        return unknown.find()
                ? "there is no setting " + unknown.group(1) + SettingNames.meant(unknown.group(1))
                : CODE.matcher(problem).replaceAll("");
    }

    /** What the library says about a value, as a sentence about this server. */
    private static String plain(String said) {
        if (said.contains("Expected an integer") || said.contains("Expected a long")) {
            return "it must be a whole number";
        }
        if (said.contains("Invalid duration") || said.contains("to a java.time.Duration")) {
            return "it must be a duration such as 250ms, 30s or 2m";
        }
        Matcher allowed = ALLOWED.matcher(said);
        return allowed.find() ? "it must be one of " + allowed.group(1).replace(",", ", ") : said;
    }

    private static Optional<StartFailure> wrong(String sentence) {
        return Optional.of(new StartFailure(
                sentence + "; --help lists all settings, SETTINGS.md explains them", WRONG_SETTING, Optional.empty()));
    }

    private static Optional<StartFailure> failed(String sentence) {
        return Optional.of(new StartFailure(sentence, FAILED, Optional.empty()));
    }
}
