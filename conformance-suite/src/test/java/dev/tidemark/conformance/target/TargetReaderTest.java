// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.protocol.Protocols;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetReaderTest {

    @TempDir
    Path folder;

    @Test
    void isEmptyWithoutAnyDescription() {
        assertThat(new TargetReader(Protocols.all(), new Settings(Map.of("target", " "))).read())
                .isEmpty();
    }

    @Test
    void knowsAlmostNothingFromTheUrlAlone() {
        var target = read(Map.of("target", "http://127.0.0.1:4437/"));
        assertThat(target.name()).isEqualTo("127.0.0.1:4437");
        assertThat(target.version()).isEmpty();
        assertThat(StreamPath.stream(target, "a b/c")).hasToString("http://127.0.0.1:4437/v1/stream/a%20b%2Fc");
        assertThat(target.limits()).isEqualTo(Limits.unknown());
        assertThat(target.hooks().restart()).isEmpty();
    }

    @Test
    void takesEverythingFromOptions() {
        var target = read(Map.of(
                "target", "http://127.0.0.1:4437",
                "target.streams", "/my/{stream}",
                "target.header.Authorization", "Bearer x",
                "target.header.X-Tenant", "7",
                "target.name", "acme",
                "target.version", "2.4",
                "tidemark.time.factor", "1.5"));
        assertThat(target.option("streams")).hasValue("/my/{stream}");
        assertThat(target.headers()).isEqualTo(Map.of("Authorization", "Bearer x", "X-Tenant", "7"));
        assertThat(target.name() + target.version()).isEqualTo("acme2.4");
        assertThat(target.limits().answer()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void userAndPasswordOfTheAddressBecomeBasicAuthentication() {
        var target = read(Map.of("target", "http://me:p%40s+s@127.0.0.1:4437/root"));
        assertThat(target.base()).hasToString("http://127.0.0.1:4437");
        assertThat(target.name()).isEqualTo("127.0.0.1:4437");
        assertThat(target.headers()).isEqualTo(Map.of("Authorization", "Basic bWU6cEBzK3M="));
    }

    @Test
    void aUserAndAHeaderAuthorizationAreOneTooMany() {
        assertThatThrownBy(
                        () -> read(Map.of("target", "http://me:secret@h", "target.header.authorization", "Bearer x")))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("give one of them")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theQueryOfTheAddressGoesWithEveryRequest() {
        var access =
                read(Map.of("target", "http://h:1/root?source_id=7&key=a%20b")).access();
        assertThat(access.complete(URI.create("http://h:1/root/s?offset=-1")))
                .hasToString("http://h:1/root/s?source_id=7&key=a%20b&offset=-1");
        assertThat(access.complete(URI.create("http://h:1/root/s")))
                .hasToString("http://h:1/root/s?source_id=7&key=a%20b");
    }

    @Test
    void certificatesThatCannotBeReadAreRefused() throws IOException {
        assertThatThrownBy(() -> read(Map.of("target", "https://h", "target.ca", "missing.pem")))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("missing.pem cannot be read");
        assertThatThrownBy(() -> read(Map.of("target", "https://h", "target.ca", profile("no certificate"))))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("has no certificates in PEM");
    }

    @Test
    void takesEverythingFromAProfile() throws IOException {
        var target = read(Map.of("target.profile", profile(FULL)));
        assertThat(target.name() + " " + target.version()).isEqualTo("acme-streams 2.10");
        assertThat(StreamPath.stream(target, "s")).hasToString("http://127.0.0.1:4437/my/root/s");
        assertThat(target.headers()).isEqualTo(Map.of("Authorization", "Bearer x"));
        assertThat(target.unsupported("fork")).hasValue("not planned");
        assertThat(target.limits().longPoll()).isEqualTo(Duration.ofSeconds(30));
        assertThat(target.limits().answer()).isEqualTo(Duration.ofMillis(500));
        assertThat(target.limits().bodyBytes()).hasValue(1_048_576);
        assertThat(target.limits().requestsInFlight()).hasValue(100);
        assertThat(target.hooks().restart()).isPresent();
        assertThat(target.hooks().kill()).isPresent();
    }

    @Test
    void prefersOptionsToTheProfile() throws IOException {
        var target = read(Map.of(
                "target.profile", profile(FULL),
                "target", "http://127.0.0.1:1/elsewhere",
                "target.name", "other",
                "target.header.authorization", "Bearer y"));
        assertThat(target.name()).isEqualTo("other");
        assertThat(StreamPath.stream(target, "s")).hasToString("http://127.0.0.1:1/elsewhere/s");
        assertThat(target.headers().values()).containsExactly("Bearer y");
    }

    @Test
    void speaksDurableStreamsUnlessToldOtherwise() {
        var url = Map.of("target", "http://h");
        assertThat(read(url).protocols()).containsExactly(Protocols.named("durable-streams"));
        assertThat(read(with(url, "protocol", "s2")).protocols()).containsExactly(Protocols.named("s2"));
        assertThat(read(with(url, "protocol", "both")).protocols()).containsExactlyElementsOf(Protocols.all());
        assertThat(read(with(url, "protocol", "durable-streams, s2")).protocols())
                .containsExactlyElementsOf(Protocols.all());
    }

    @Test
    void takesProtocolAndBasinFromAProfile() throws IOException {
        var file = profile("{url: 'http://h', protocol: s2, basin: my-basin-1}");
        var target = read(Map.of("target.profile", file));
        assertThat(target.protocols()).containsExactly(Protocols.named("s2"));
        assertThat(target.option("basin")).hasValue("my-basin-1");
        assertThat(target.where()).isEqualTo("http://h");
        assertThat(read(Map.of("target.profile", file, "target.basin", "other-basin"))
                        .option("basin"))
                .hasValue("other-basin");
    }

    @Test
    void tellsCapabilitiesOfOneNameApart() throws IOException {
        var target = read(Map.of(
                "target.profile",
                profile("{url: 'http://h', protocol: both, unsupported: {s2/retention: never, fork: none}}")));
        assertThat(target.unsupported(Protocols.named("s2"), "retention")).hasValue("never");
        assertThat(target.unsupported(Protocols.named("durable-streams"), "retention"))
                .isEmpty();
        assertThat(target.unsupported(Protocols.named("durable-streams"), "fork"))
                .hasValue("none");
        assertThat(target.unsupported("fork")).hasValue("none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "Capitals-1", "-hyphen-first", "hyphen-last-", "under_score"})
    void refusesABasinThatCannotBe(String name) {
        var options = Map.of("target", "http://h", "protocol", "s2", "target.basin", name);
        assertThatThrownBy(() -> read(options))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith("'" + name + "' is not the name of a basin");
    }

    @Test
    void refusesWhatDoesNotFitTheProtocol() {
        assertThatThrownBy(() -> read(Map.of("target", "http://h", "target.basin", "my-basin-1")))
                .isInstanceOf(WrongInput.class)
                .hasMessage("-Dtarget.basin is for servers of S2; add -Dprotocol=s2");
        assertThatThrownBy(() -> read(Map.of("target", "http://h/my/root", "protocol", "s2")))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("the paths of S2 are fixed")
                .hasMessageEndingWith("-Dtarget=http://h");
        assertThat(read(Map.of("target", "http://h/my/root", "protocol", "both"))
                        .where())
                .isEqualTo("http://h/my/root/{stream}");
        assertThatThrownBy(() -> read(Map.of("target", "http://h", "protocol", "s2,s3")))
                .isInstanceOf(WrongInput.class)
                .hasMessage("-Dprotocol=s2,s3 is not supported; there are durable-streams, s2 and both");
    }

    @Test
    void refusesOptionsItDoesNotKnow() {
        assertThatThrownBy(() -> read(Map.of("target", "http://h", "target.stream", "/x")))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith("-Dtarget.stream is not an option; there are -Dtarget.streams");
    }

    @Test
    void refusesOptionsOfATargetWithoutUrl() {
        assertThatThrownBy(() -> read(Map.of("target.name", "acme")))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("add -Dtarget=");
    }

    @Test
    void refusesHeadersThatCannotBeSent() {
        assertThatThrownBy(() -> read(Map.of("target", "http://h", "target.header.a b", "x")))
                .isInstanceOf(WrongInput.class);
        assertThatThrownBy(() -> read(Map.of("target", "http://h", "target.header.X", "a\nb")))
                .isInstanceOf(WrongInput.class);
    }

    @Test
    void refusesATimeFactorThatIsNoNumber() {
        assertThatThrownBy(() -> read(Map.of("target", "http://h", "tidemark.time.factor", "-1")))
                .isInstanceOf(WrongInput.class)
                .hasMessage("-Dtidemark.time.factor=-1 is not a positive number; write for example"
                        + " -Dtidemark.time.factor=1");
    }

    private static final String FULL = """
            name: acme-streams
            version: 2.10
            url: http://127.0.0.1:4437
            streams: /my/root/{stream}
            headers:
              Authorization: Bearer x
            unsupported:
              fork: not planned
            limits:
              longPoll: 30s
              answer: 500 ms
              bodyBytes: 1048576
              requestsInFlight: 100
            hooks:
              restart: systemctl restart acme
              kill: systemctl kill -s KILL acme
            """;

    private String profile(String text) throws IOException {
        return Files.writeString(folder.resolve("acme.yaml"), text).toString();
    }

    private static Map<String, String> with(Map<String, String> options, String name, String value) {
        var more = new HashMap<>(options);
        more.put(name, value);
        return more;
    }

    private static Target read(Map<String, String> options) {
        return new TargetReader(Protocols.all(), new Settings(options)).read().orElseThrow();
    }
}
