// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import dev.tidemark.reports.evidence.Body;
import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.verdict.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads from the words of a finding by what its script can judge: by what was expected where the words say it, else by whether the answer
 * is again what was observed.
 */
final class Signs {

    private static final Pattern STATUS = Pattern.compile("\\bstatus (?:was )?(\\d{3})\\b");
    private static final Pattern DUE_STATUS =
            Pattern.compile("\\[(\\d{3}(?:, \\d{3})*)]|\\bstatus (\\d{3}(?:(?:,| or) \\d{3})*)\\b|\\((\\d{3})\\)");
    private static final Pattern DUE_HEADER = Pattern.compile("^([A-Z][A-Za-z]*(?:-[A-Za-z]+)*): (.+)$");
    private static final Pattern DUE_TYPE = Pattern.compile("of the type ([a-z]+/[a-z0-9.+-]+)");
    private static final Pattern WITH = Pattern.compile("\\bwith ([A-Z][A-Za-z]*-[A-Za-z-]+): ([^,;]+)");
    private static final Pattern WITHOUT = Pattern.compile("\\bwithout ([A-Z][A-Za-z]*-[A-Za-z-]+): ([^,;]+)");
    private static final Pattern NAMED =
            Pattern.compile("(?<![\\w-])(ETag|Location|[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z0-9]*)+)\\b");
    private static final Pattern MISSING =
            Pattern.compile("^(?:no|none|without)\\b(?! after)|\\bno such header\\b|\\bwithout\\b");
    private static final Pattern TEXT = Pattern.compile("\\d+ bytes: '(.*)'$");
    private static final Pattern QUOTED = Pattern.compile("'([^']{2,})'");
    private static final Pattern NUMBERS = Pattern.compile("^\\d+ records?: \\[(\\d+(?:, \\d+)*)?]");
    private static final Pattern OBJECT = Pattern.compile("\\{.*}$");
    private static final Pattern MESSAGES = Pattern.compile("\\d+ messages?: (\\[.*])$");
    private static final Pattern POSITION = Pattern.compile("sequence number (\\d+)");
    private static final Pattern SPAN = Pattern.compile("from (\\d+) to before \\d+$");
    private static final Pattern CLOCK = Pattern.compile("\\b\\d+ m?s\\b|\\bwithin\\b|\\btimestamps?\\b");

    private final String expected;
    private final String observed;
    private final Exchange.Request request;
    private final Exchange.Response response;
    private final List<Given> given;

    private Signs(Finding.Broken finding, Exchange deciding, List<Given> given) {
        this.expected = finding.expected();
        this.observed = finding.observed();
        this.request = deciding.request();
        this.response = deciding.response();
        this.given = given;
    }

    /** @param given values of the answers before */
    static Sign find(Finding.Broken finding, Exchange deciding, List<Given> given) {
        if (deciding.response() == null) {
            return Sign.none("the recorded request was not answered");
        }
        return new Signs(finding, deciding, given).find();
    }

    private Sign find() {
        return Stream.<Supplier<Optional<Sign>>>of(
                        this::status,
                        this::namedHeader,
                        this::missing,
                        this::type,
                        this::value,
                        this::records,
                        this::object,
                        this::content)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Sign.none("the finding is about more than one answer"));
    }

    private Optional<Sign> status() {
        Matcher seen = STATUS.matcher(observed);
        if (!observed.startsWith("status ") || !seen.find() || response.status() != Integer.parseInt(seen.group(1))) {
            return Optional.empty();
        }
        Matcher due = DUE_STATUS.matcher(expected);
        if (due.find()) {
            String list = Stream.of(due.group(1), due.group(2), due.group(3))
                    .filter(group -> group != null)
                    .findFirst()
                    .orElseThrow();
            String[] statuses = list.split("\\D+");
            return Arrays.asList(statuses).contains(seen.group(1))
                    ? Optional.empty()
                    : Optional.of(new Sign("status_is", List.of(statuses)));
        }
        if (expected.contains("4xx") || expected.contains("refus")) {
            return Optional.of(Sign.of("status_is", "4??"));
        }
        return expected.contains("no server error")
                ? Optional.of(Sign.of("status_is", "1??", "2??", "3??", "4??"))
                : Optional.empty();
    }

    private Optional<Sign> namedHeader() {
        Matcher due = DUE_HEADER.matcher(expected);
        if (due.find()) {
            String value = due.group(2).replaceFirst("^none\\b.*", "");
            if (value.contains(", ")) {
                return header(due.group(1)).isEmpty()
                        ? Optional.of(Sign.of("header_is_there", due.group(1)))
                        : Optional.empty();
            }
            return value.equals(header(due.group(1)))
                    ? Optional.empty()
                    : Optional.of(Sign.of("header_is", due.group(1), value));
        }
        Matcher without = WITHOUT.matcher(observed);
        if (without.find() && !without.group(2).equals(header(without.group(1)))) {
            return Optional.of(Sign.of("header_is", without.group(1), without.group(2)));
        }
        Matcher with = WITH.matcher(observed);
        return with.find() && with.group(2).equals(header(with.group(1)))
                ? differs(with.group(1), with.group(2))
                : Optional.empty();
    }

    private Optional<Sign> missing() {
        if (!MISSING.matcher(observed).find()) {
            return Optional.empty();
        }
        return Stream.of(observed, expected)
                .map(NAMED::matcher)
                .filter(Matcher::find)
                .map(named -> named.group(1))
                .filter(name -> header(name).isEmpty())
                .findFirst()
                .map(name -> Sign.of("header_is_there", name));
    }

    private Optional<Sign> type() {
        Matcher due = DUE_TYPE.matcher(expected);
        return due.find() && !header("Content-Type").startsWith(due.group(1))
                ? Optional.of(Sign.of("header_begins", "Content-Type", due.group(1)))
                : Optional.empty();
    }

    /** A value that the server gave is right, another one was seen in a header. */
    private Optional<Sign> value() {
        for (Exchange.Header header : response.headers()) {
            String value = header.value();
            if (!header.secret() && observed.equals(value)) {
                Optional<String> due = given.stream()
                        .map(Given::value)
                        .filter(each -> each.length() > 7 && !each.equals(value) && expected.contains(each))
                        .findFirst();
                return due.map(right -> Sign.of("header_is", header.name(), right))
                        .or(() -> differs(header.name(), value));
            }
        }
        return Stream.of(observed)
                .map(NAMED::matcher)
                .filter(Matcher::find)
                .map(named -> named.group(1))
                .filter(name -> !header(name).isEmpty())
                .findFirst()
                .flatMap(name -> differs(name, header(name)));
    }

    /** A value that is a new one every time is not worth comparing. */
    private Optional<Sign> differs(String header, String value) {
        boolean seenBefore = given.stream().anyMatch(each -> each.value().equals(value));
        return seenBefore || !Given.isOfTheMoment(header, value)
                ? Optional.of(Sign.of("header_is_not", header, value))
                : Optional.empty();
    }

    private Optional<Sign> records() {
        Matcher due = NUMBERS.matcher(expected);
        return due.find() && hasBody() && body().contains("\"records\"")
                ? Optional.of(Sign.of(
                        "records_are", due.group(1) == null ? "" : due.group(1).replace(",", "")))
                : Optional.empty();
    }

    /** A piece of JSON is right, another one was seen. */
    private Optional<Sign> object() {
        Matcher right = OBJECT.matcher(expected);
        Matcher wrong = OBJECT.matcher(observed);
        if (right.find() && wrong.find()) {
            return has(right.group(), wrong.group());
        }
        Matcher named = QUOTED.matcher(expected);
        if (expected.startsWith("an object with") && named.find() && observed.matches("\\{\"\\w+\":.*")) {
            return has("\"" + named.group(1) + "\":", observed.replaceFirst(":.*", ":"));
        }
        Matcher messages = MESSAGES.matcher(expected);
        Matcher others = MESSAGES.matcher(observed);
        if (messages.find() && others.find()) {
            return has(messages.group(1).replace(", ", ","), others.group(1).replace(", ", ","));
        }
        if (expected.contains("[DONE]")) {
            return has("[DONE]", "event:");
        }
        if (expected.startsWith("the tail:") && observed.startsWith("the tail:")) {
            return numbers(POSITION, "tail");
        }
        return expected.startsWith("the sequence numbers") ? numbers(SPAN, "start") : Optional.empty();
    }

    private Optional<Sign> numbers(Pattern pattern, String member) {
        Matcher right = pattern.matcher(expected);
        Matcher wrong = pattern.matcher(observed);
        String begin = "\"" + member + "\":{\"seq_num\":";
        return right.find() && wrong.find()
                ? has(begin + right.group(1) + ",", begin + wrong.group(1) + ",")
                : Optional.empty();
    }

    private Optional<Sign> has(String right, String wrong) {
        return hasBody() && body().contains(wrong) && !body().contains(right)
                ? Optional.of(Sign.of("body_has", right, wrong))
                : Optional.empty();
    }

    private Optional<Sign> content() {
        if (!hasBody() || CLOCK.matcher(observed).find()) {
            return Optional.empty();
        }
        Matcher due = TEXT.matcher(expected);
        if (!Sent.asksForEvents(request) && showsBody()) {
            if (due.find()) {
                return Optional.of(Sign.of("body_is", due.group(1)));
            }
            if (expected.endsWith("no bytes")) {
                return Optional.of(Sign.of("body_is", ""));
            }
        }
        Matcher right = QUOTED.matcher(expected);
        Matcher wrong = QUOTED.matcher(observed);
        return right.find() && wrong.find() ? has(right.group(1), wrong.group(1)) : Optional.empty();
    }

    private boolean showsBody() {
        return observed.equals("no bytes") && body().isEmpty() || observed.endsWith("bytes: '" + body() + "'");
    }

    private boolean hasBody() {
        Body body = response.body();
        return !request.method().equals("HEAD") && (body == null || body.printable() && !body.cut());
    }

    private String body() {
        return response.body() == null ? "" : response.body().text();
    }

    private String header(String name) {
        return response.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Exchange.Header::value)
                .findFirst()
                .orElse("");
    }
}
