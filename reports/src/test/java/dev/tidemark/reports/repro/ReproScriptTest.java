// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.reports.RecordedRun;
import dev.tidemark.reports.evidence.Exchanges;
import dev.tidemark.reports.evidence.Messages;
import dev.tidemark.reports.evidence.Secrets;
import dev.tidemark.reports.verdict.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts with a curl that notes its arguments and answers as told. */
@Timeout(60)
class ReproScriptTest {

    private static final String CURL = """
            #!/bin/sh
            printf '[%s]' "$@" >>seen
            echo >>seen
            last=
            n=$(($(cat count) + 1))
            echo "$n" >count
            for argument in "$@"; do
              case $last in -D) head=$argument ;; -o) body=$argument ;; esac
              last=$argument
            done
            if [ -f "head$n" ]; then cat "head$n" >"$head"; fi
            if [ -f "body$n" ]; then cat "body$n" >"$body"; fi
            if [ -f "status$n" ]; then cat "status$n"; else printf 200; fi
            """;
    private static final String RERUN = "mvn verify -Dtarget=http://h:1/v1/stream -Donly=M-1";
    private static final String NAME = "http://h:1/v1/stream/tidemark-abcd1234-7";

    @TempDir
    Path folder;

    private record Ended(int code, String output, String seen) {}

    @BeforeEach
    void curl() throws IOException {
        Path curl = Files.writeString(folder.resolve("curl"), CURL);
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        Files.writeString(folder.resolve("count"), "0");
    }

    @Test
    void curlReceivesMethodHeadersBodyAndUrlAsTheyWere() throws Exception {
        String seen = run(script(request(
                        "POST",
                        "http://h/a?b=c&d",
                        "[\"If-Match\", \"\\\"a\\\"\"]",
                        "{\"text\": \"it's $5\", \"bytes\": 7}")))
                .seen();

        assertThat(seen)
                .contains("[-X][POST]", "[-H][If-Match: \"a\"]", "[--data-raw][it's $5]", "[--url][http://h/a?b=c&d]");
        assertThat(seen).contains("[-H][Content-Type:]");
    }

    @Test
    void hostileTextRunsNothing() throws Exception {
        String hostile = "'; touch hacked; $(touch hacked) `touch hacked` \\n touch hacked #";
        String seen = run(script(request(
                        hostile,
                        NAME + "?" + hostile.replace("\\n", ""),
                        "[\"X-A\", \"" + hostile + "\"], [\"X; touch hacked\", \"\"]",
                        "{\"text\": \"" + hostile + "\"}")))
                .seen();

        assertThat(folder.resolve("hacked")).doesNotExist();
        assertThat(seen).contains("touch hacked").doesNotContain("[X; touch hacked;]");
    }

    @Test
    void aSecretComesFromItsVariable() throws Exception {
        String seen = run(script(request("GET", NAME, "[\"Authorization\", \"Bearer s3cret-token\"]", "null")))
                .seen();

        assertThat(seen).contains("[-H][Authorization: from the shell]").doesNotContain("s3cret");
        assertThat(seen.lines().filter(line -> line.contains("DELETE")))
                .as("what the script deletes takes the secret too")
                .allMatch(line -> line.contains("from the shell"))
                .hasSize(1);
    }

    @Test
    void bytesGoThroughBase64() throws Exception {
        assertThat(script(request("PUT", NAME, "", "{\"base64\": \"AAH/\", \"bytes\": 3}")))
                .contains("printf %s 'AAH/' | base64 -d >", "--data-binary \"@$dir/request\"");
    }

    @Test
    void aCutBodyCannotBeSentAgain() throws Exception {
        String script = script(request("PUT", NAME, "", "{\"text\": \"abc\", \"bytes\": 3000}"));
        assertThat(script).contains("# the body was longer: 3 of 3000 bytes");
        assertThat(run(script).code()).isEqualTo(2);
    }

    @Test
    void namesAreNewAndTheAddressCanBeAnother() throws Exception {
        String script = script(
                "status 204",
                "status 200",
                exchange(0, "POST", NAME, "[\"Stream-Forked-From\", \"tidemark-abcd1234-6\"]", 200, "", ""));
        String seen = run(script, "https://other:2/ignored").seen();

        assertThat(seen).doesNotContain("abcd1234", "http://h:1");
        assertThat(seen)
                .containsPattern("\\[--url]\\[https://other:2/v1/stream/tidemark-[0-9a-f]{8}-7]")
                .containsPattern("\\[Stream-Forked-From: tidemark-[0-9a-f]{8}-6]");
        assertThat(seen.lines().reduce((first, last) -> last).orElseThrow())
                .as("the last request")
                .contains("[DELETE]");
    }

    @Test
    void certificatesOfOnesOwnAreTrusted() throws Exception {
        String script = script(request("GET", "https://h/a", "", "null"));
        assertThat(script).contains("TIDEMARK_CA=file.pem", "${TIDEMARK_CA:+--cacert \"$TIDEMARK_CA\"}");
    }

    @Test
    void valuesOfEarlierAnswersAreTakenFromTheAnswersOfThisTime() throws Exception {
        answer(1, 200, "ETag: \"tag-of-now-1\"\r\nStream-Next-Offset: 55_66\r\n", "");
        answer(2, 200, "", "{\"tail\":{\"seq_num\":7,\"timestamp\":1895818487490}}");
        String script = script(
                "status 304",
                "status 200",
                exchange(
                        0,
                        "GET",
                        NAME,
                        "",
                        200,
                        "[\"ETag\", \"\\\"tag-1-recorded\\\"\"], [\"Stream-Next-Offset\", \"11_22\"]",
                        ""),
                exchange(
                        1,
                        "GET",
                        NAME + "/tail",
                        "",
                        200,
                        "",
                        "{\\\"tail\\\":{\\\"seq_num\\\":7,\\\"timestamp\\\":1595818487490}}"),
                exchange(
                        2,
                        "GET",
                        NAME + "?offset=11_22&timestamp=1595818487490",
                        "[\"If-None-Match\", \"\\\"tag-1-recorded\\\"\"]",
                        200,
                        "",
                        ""));

        assertThat(run(script).seen())
                .contains("[If-None-Match: \"tag-of-now-1\"]", "?offset=55_66&timestamp=1895818487490]")
                .doesNotContain("recorded", "11_22");
    }

    @Test
    void instantsAreAsFarAwayAsTheyWere() throws Exception {
        String script = script(
                "status 201",
                "status 400",
                exchange(0, "PUT", NAME, "[\"Stream-Expires-At\", \"2026-11-22T10:15:00.157Z\"]", 400, "", ""));
        Instant before = Instant.now().minusSeconds(1);
        var sent = Pattern.compile("Stream-Expires-At: ([^]]+)]")
                .matcher(run(script).seen());

        assertThat(sent.find()).isTrue();
        assertThat(Instant.parse(sent.group(1)))
                .isBetween(before.plusSeconds(60), Instant.now().plusSeconds(62));
    }

    @Test
    void anInstantThatIsNoMatterOfTheClockStays() throws Exception {
        String script = script(
                "status 201",
                "status 400",
                exchange(0, "PUT", NAME, "[\"Stream-Expires-At\", \"2099-01-01T00:00:00Z\"]", 400, "", ""));
        assertThat(run(script).seen()).contains("[Stream-Expires-At: 2099-01-01T00:00:00Z]");
    }

    @Test
    void equalReadsInARowGoOnUntilTheLastStatus() throws Exception {
        answer(2, 404, "", "");
        String script = script(
                "status 404",
                "status 200",
                exchange(0, "HEAD", NAME, "", 200, "", ""),
                exchange(1, "HEAD", NAME, "", 200, "", ""),
                exchange(2, "HEAD", NAME, "", 404, "", ""),
                exchange(3, "GET", NAME, "", 200, "", ""));
        Ended ended = run(script);

        assertThat(ended.output()).contains("repeated; recorded 404, got 404");
        assertThat(ended.seen().lines().filter(line -> line.contains("--head"))).hasSize(2);
    }

    @Test
    void eventsAreReadForAFewSeconds() throws Exception {
        String script = script("status 200", "status 204", exchange(0, "GET", NAME + "?live=sse", "", 204, "", ""));
        assertThat(run(script).seen().lines().findFirst().orElseThrow()).contains("[--max-time][5]");
    }

    @Test
    void aStatusIsJudgedByWhatWasExpected() throws Exception {
        String script = script("the request to be answered with [200, 204]", "status 409", post(409));

        assertThat(answered(script, 204, "", "")).isZero();
        assertThat(answered(script, 409, "", "")).isEqualTo(1);
        assertThat(answered(script, 500, "", "")).isEqualTo(1);
    }

    @Test
    void aHeaderIsJudgedByItsValueOrPresence() throws Exception {
        String value = script("Producer-Seq: 2", "Producer-Seq: 0; status 204", post(204));
        assertThat(answered(value, 204, "producer-seq: 2\r\n", "")).isZero();
        assertThat(answered(value, 204, "Producer-Seq: 0\r\n", "")).isEqualTo(1);

        String missing = script("an ETag", "none on this read", post(200));
        assertThat(answered(missing, 200, "ETag: \"x\"\r\n", "")).isZero();
        assertThat(answered(missing, 200, "", "")).isEqualTo(1);

        String unwanted = script("Stream-TTL: none", "60", post(200));
        assertThat(answered(unwanted, 200, "", "")).isZero();
        assertThat(answered(unwanted, 200, "Stream-TTL: 60\r\n", "")).isEqualTo(1);
    }

    @Test
    void aBodyIsJudgedByItsTextOrRecords() throws Exception {
        String text =
                script("a full read, 5 bytes: 'alast'", "1 bytes: 'a'", exchange(0, "GET", NAME, "", 200, "", "a"));
        assertThat(answered(text, 200, "", "alast")).isZero();
        assertThat(answered(text, 200, "", "a")).isEqualTo(1);

        String records = script(
                "2 records: [0, 1]",
                "3 records: [0, 1, 2]",
                exchange(0, "GET", NAME, "", 200, "", "{\\\"records\\\":[]}"));
        assertThat(answered(
                        records, 200, "", "{\"records\":[{\"seq_num\":0},{\"seq_num\":1}],\"tail\":{\"seq_num\":2}}"))
                .isZero();
        assertThat(answered(records, 200, "", "{\"records\":[{\"seq_num\":0}]}"))
                .isEqualTo(1);
    }

    @Test
    void aValueThatIsNewEveryTimeIsNoVerdict() throws Exception {
        String script = script(
                "a cursor that is a decimal number",
                "c59dfd8f71f5",
                exchange(0, "GET", NAME, "", 200, "[\"Stream-Cursor\", \"c59dfd8f71f5\"]", ""));
        assertThat(answered(script, 200, "Stream-Cursor: a9a9a9a9\r\n", "")).isEqualTo(2);
    }

    @Test
    void whatNobodyAnswersIsNoVerdict() throws Exception {
        String script = script("status 204", "status 409", post(409));
        assertThat(answered(script, 0, "", "")).isEqualTo(2);
    }

    @Test
    void anotherCourseIsNoCure() throws Exception {
        String script = script(
                "status 404",
                "status 200",
                exchange(0, "PUT", NAME, "", 201, "", ""),
                exchange(1, "GET", NAME, "", 200, "", ""));
        answer(2, 404, "", "");
        assertThat(answered(script, 500, "", "")).isEqualTo(2);
        assertThat(run(script).output()).contains("fixed").doesNotContain("cannot");
    }

    @Test
    void requestsAtTheSameTimeAreLeftToTheSuite() throws Exception {
        String script = script(
                "status 200",
                "status 409",
                exchange(0, "POST", NAME, "", 200, "", "").replace("\"millis\": 1", "\"millis\": 5000"),
                exchange(1, "POST", NAME, "", 409, "", ""));
        Ended ended = run(script);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output())
                .contains(
                        "cannot be shown by curl: it takes requests at the same time",
                        "mvn verify -Dtarget=http://h:1/v1/stream -Donly=M-1");
        assertThat(run(script, "https://other:2/v1/stream").output())
                .contains("mvn verify -Dtarget=https://other:2/v1/stream -Donly=M-1");
    }

    @Test
    void whatTheServerSendsByItselfIsNotSentToIt() throws Exception {
        String script = script(
                "status 200",
                "status 409",
                exchange(0, "POST", NAME, "", 200, "", ""),
                exchange(1, "POST", "http://127.0.0.1:9999/receiver", "", 200, "", ""),
                exchange(2, "POST", NAME, "", 409, "", ""));
        Ended ended = run(script);

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("cannot be shown by curl: the server sends requests by itself");
        assertThat(ended.seen()).doesNotContain("receiver");
    }

    @Test
    void aTokenThatTheServerGaveCannotBeSentAgain() throws Exception {
        String script = script(
                "status 200",
                "status 409",
                exchange(0, "POST", NAME, "", 200, "", ""),
                exchange(1, "POST", NAME, "[\"Authorization\", \"Bearer given\"]", 409, "", ""));

        assertThat(script).doesNotContain("set it to the value");
        assertThat(run(script).output()).contains("cannot be shown by curl: a token that the server gave");
    }

    private static String post(int status) {
        return exchange(0, "POST", NAME, "", status, status == 200 ? "[\"Stream-TTL\", \"60\"]" : "", "");
    }

    private static String exchange(
            int second, String method, String url, String headers, int status, String answered, String body) {
        return """
                {"at": "2026-11-22T10:14:%02d.250Z", "millis": 1, "request": {"method": "%s", "url": "%s", "headers": [%s], "body": null},
                "response": {"status": %d, "headers": [%s], "body": {"text": "%s"}}}""".formatted(second, method, url, headers, status, answered, body);
    }

    private static String request(String method, String url, String headers, String body) {
        return """
                {"exchanges": [{"at": "x", "millis": 1, "request": {"method": "%s", "url": "%s",
                "headers": [%s], "body": %s}, "error": "reset"}]}""".formatted(method, url, headers, body);
    }

    private String script(String attachment) throws IOException {
        return script(new Finding.Broken("a\ntouch hacked", "b", ""), attachment);
    }

    private String script(String expected, String observed, String... exchanges) throws IOException {
        return script(
                new Finding.Broken(expected, observed, ""), "{\"exchanges\": [" + String.join(",", exchanges) + "]}");
    }

    private String script(Finding.Broken finding, String attachment) throws IOException {
        RecordedRun run = new RecordedRun();
        run.scenario("@M-1").broken("a", "b", attachment);
        Exchanges exchanges = Messages.read(run.write(folder), new Secrets(List.of()))
                .cases()
                .get(0)
                .lastExecution()
                .exchanges();
        return ReproScript.of("M-1", finding, exchanges, exchanges.deciding(), RERUN)
                .text();
    }

    /** Has the n-th request answered like this. */
    private void answer(int n, int status, String headers, String body) throws IOException {
        Files.writeString(folder.resolve("head" + n), "HTTP/1.1 " + status + "\r\n" + headers + "\r\n");
        Files.writeString(folder.resolve("body" + n), body);
        Files.writeString(folder.resolve("status" + n), status == 0 ? "000" : Integer.toString(status));
    }

    /** Exit code of the script when its first request is answered like this. */
    private int answered(String script, int status, String headers, String body) throws Exception {
        answer(1, status, headers, body);
        int code = run(script).code();
        for (String kind : List.of("head1", "body1", "status1")) {
            Files.delete(folder.resolve(kind));
        }
        return code;
    }

    private Ended run(String script, String... arguments) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("count"), "0");
        Files.deleteIfExists(folder.resolve("seen"));
        Path file = Files.writeString(folder.resolve("repro.sh"), script);
        ProcessBuilder shell = new ProcessBuilder("sh", file.toString()).directory(folder.toFile());
        shell.command().addAll(List.of(arguments));
        shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        shell.environment().put("TIDEMARK_AUTHORIZATION", "from the shell");
        Process process = shell.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), output, Files.readString(folder.resolve("seen")));
    }
}
