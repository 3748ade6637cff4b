// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.conformance.wire.framed.Coding;
import dev.tidemark.conformance.wire.framed.Frame;
import dev.tidemark.conformance.wire.framed.FrameServer;
import dev.tidemark.conformance.wire.framed.FrameWords;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.socket.Failure;
import dev.tidemark.conformance.wire.socket.Network;
import dev.tidemark.conformance.wire.socket.Transport;
import dev.tidemark.conformance.wire.socket.Trust;
import dev.tidemark.reports.contract.NotTested;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Certificates of one's own are trusted when they are given; what is wrong with others is one sentence. */
@Timeout(60)
class TlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final FrameWords WORDS = new FrameWords() {
        @Override
        public String received(byte[] message) {
            return message.length + " bytes";
        }

        @Override
        public String sent(byte[] message) {
            return message.length + " bytes";
        }
    };

    @TempDir
    Path folder;

    @Test
    void aCertificateThatIsGivenIsTrustedByEverySender() throws Exception {
        var store = store("ip:127.0.0.1", "-validity", "2");
        try (var server = secured(store)) {
            var wire = wire(Trust.of(pem(store)));
            var get = Request.of("GET", server.uri());
            assertThat(wire.send(get).text()).isEqualTo("ok");
            assertThat(wire.sendPlain(get).text()).isEqualTo("ok");
            assertThat(wire.sendPlain(get).text()).isEqualTo("ok");
            assertThat(wire.sendRaw(get).status()).isEqualTo(200);
            try (var session = wire.open(get)) {
                assertThat(session.answer().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void oneThatIsNotGivenIsNotTrusted() throws Exception {
        try (var server = secured(store("ip:127.0.0.1", "-validity", "2"))) {
            assertProblem(server, Trust.ofSystem(), "is not trusted; give the certificate of who issued it");
            assertProblem(server, Trust.ofSystem(), "-Dtarget.ca=FILE");
        }
    }

    @Test
    void oneOfAnotherHostIsToldAsSuch() throws Exception {
        var store = store("dns:elsewhere.example", "-validity", "2");
        try (var server = secured(store)) {
            assertProblem(server, Trust.of(pem(store)), "is one for another host");
        }
    }

    @Test
    void oneThatIsOutOfDateIsToldAsSuch() {
        var failure = new SSLHandshakeException("PKIX path validation failed");
        failure.initCause(new CertificateExpiredException("NotAfter: Mon Nov 02 10:00:00 UTC 2026"));
        assertThat(Failure.sentence(URI.create("https://h:8443/a"), failure))
                .isEqualTo(
                        "the certificate of h:8443 is not valid at this time: NotAfter: Mon Nov 02 10:00:00 UTC 2026");
    }

    @Test
    void aPortWithoutTlsIsToldAsSuch() throws Exception {
        try (var listening = new java.net.ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            var answering = new Thread(() -> {
                try {
                    for (int i = 0; i < 8; i++) {
                        var socket = listening.accept();
                        socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes());
                        socket.getOutputStream().flush();
                    }
                } catch (IOException closed) {
                    // the test is over
                }
            });
            answering.setDaemon(true);
            answering.start();
            var uri = URI.create("https://127.0.0.1:" + listening.getLocalPort() + "/a");
            for (var failure : failures(uri, Trust.ofSystem())) {
                assertThat(failure).isInstanceOf(TransportFailure.class).hasMessageContaining("answers without TLS");
            }
        }
    }

    @Test
    void aPortWithTlsIsToldAsSuch() throws Exception {
        try (var server = HostileServer.answering("\u0015\3\3\0\2\2\u0050")) {
            var failure = catchThrowable(() -> wire(Trust.ofSystem()).sendPlain(Request.of("GET", server.uri())));
            assertThat(failure).isInstanceOf(TransportFailure.class).hasMessageContaining("write https");
        }
    }

    @Test
    void aFileWithoutCertificatesIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("none.pem"), "nothing of the kind");
        assertThatThrownBy(() -> Trust.of(file)).isInstanceOf(CertificateException.class);
        assertThatThrownBy(() -> Trust.of(folder.resolve("missing.pem"))).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP_2_UPGRADE", mode = Mode.EXCLUDE)
    void sessionsOfFramesGoOverTls(Transport transport) throws Exception {
        var store = store("ip:127.0.0.1", "-validity", "2");
        try (var server = FrameServer.secured(folder.resolve("keys.p12"), new String(PASSWORD), request -> {
            var version = request.version().alpnName();
            FrameServer.opened(request)
                    .end(Buffer.buffer(Frame.regular(version.getBytes(StandardCharsets.UTF_8), Coding.NONE)));
        })) {
            var get = Request.of("GET", server.uri());
            try (var session = wire(Trust.of(pem(store))).openFrames(get, transport, Long.MAX_VALUE, WORDS)) {
                var seen = session.await(frames -> false, LIMIT);
                assertThat(new String(seen.frames().get(0).message(), StandardCharsets.UTF_8))
                        .isEqualTo(transport == Transport.HTTP_2 ? "h2" : "http/1.1");
            }
            assertThatThrownBy(() -> wire(Trust.ofSystem()).openFrames(get, transport, 1, WORDS))
                    .isInstanceOf(TransportFailure.class)
                    .hasMessageContaining("not trusted");
        }
    }

    @Test
    void whereTlsAgreesOnNoHttp2NothingIsTested() throws Exception {
        var store = store("ip:127.0.0.1", "-validity", "2");
        try (var server = secured(store)) {
            var wire = wire(Trust.of(pem(store)));
            var get = Request.of("GET", server.uri());
            assertThatThrownBy(() -> wire.openFrames(get, Transport.HTTP_2, 1, WORDS))
                    .isInstanceOf(NotTested.class)
                    .hasMessageContaining("ALPN");
        }
    }

    private static void assertProblem(HostileServer server, Trust trust, String sentence) {
        for (var failure : failures(server.uri(), trust)) {
            assertThat(failure).isInstanceOf(TransportFailure.class).hasMessageContaining(sentence);
            assertThat(failure.getMessage()).doesNotContain("sun.security");
        }
    }

    private static List<Throwable> failures(URI uri, Trust trust) {
        var get = Request.of("GET", uri);
        return List.of(catchThrowable(() -> wire(trust).send(get)), catchThrowable(() -> wire(trust)
                .sendPlain(get)));
    }

    private static Wire wire(Trust trust) {
        return new Wire(new Access(List.of(), "", LIMIT, OptionalLong.empty(), new Network(trust)));
    }

    private static HostileServer secured(KeyStore store) throws GeneralSecurityException, IOException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        var listening = context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        return HostileServer.secured(listening, asked -> {
            asked.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            if (asked.head().contains("Connection: close")) {
                asked.hangUp();
            }
        });
    }

    private Path pem(KeyStore store) throws GeneralSecurityException, IOException {
        var encoded = Base64.getMimeEncoder()
                .encodeToString(store.getCertificate("server").getEncoded());
        return Files.writeString(
                folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    }

    private KeyStore store(String name, String... more) throws Exception {
        var file = folder.resolve("keys.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var command = Stream.concat(
                        Stream.of(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-storetype",
                                "PKCS12",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD),
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=" + name),
                        Stream.of(more))
                .toList();
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            store.load(in, PASSWORD);
        }
        return store;
    }
}
