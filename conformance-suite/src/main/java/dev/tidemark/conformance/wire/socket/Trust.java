// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.http2.NoHttp2;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are trusted. The host name of a certificate is checked always. */
public final class Trust {

    /** No agreement about what is spoken over TLS. */
    static final String ANY = "";

    /** HTTP/2 over TLS (RFC 9113, section 3.2). */
    static final String HTTP_2 = "h2";

    private final SSLSocketFactory sockets;
    private final SSLContext context;

    private Trust(SSLContext context, SSLSocketFactory sockets) {
        this.context = context;
        this.sockets = sockets;
    }

    /** Those that the JVM trusts. */
    public static Trust ofSystem() {
        try {
            var context = SSLContext.getDefault();
            return new Trust(context, context.getSocketFactory());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the trust store of this JVM cannot be used", broken);
        }
    }

    /**
     * The certificates of a PEM file, and no others.
     *
     * @throws IOException when it cannot be read
     * @throws CertificateException when it has no certificate, or one that is none
     */
    public static Trust of(Path pem) throws IOException, CertificateException {
        Collection<? extends Certificate> certificates;
        try (InputStream in = Files.newInputStream(pem)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
        if (certificates.isEmpty()) {
            throw new CertificateException("no certificate in it");
        }
        try {
            var store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            var number = 0;
            for (var certificate : certificates) {
                store.setCertificateEntry("ca-" + number++, certificate);
            }
            var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(store);
            var context = SSLContext.getInstance("TLS");
            context.init(null, trusted.getTrustManagers(), null);
            return new Trust(context, context.getSocketFactory());
        } catch (GeneralSecurityException unusable) {
            throw new CertificateException("cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    /** For clients that make their own connections. */
    public SSLContext context() {
        return context;
    }

    /**
     * TLS over an open connection, with the handshake done.
     *
     * @param protocol to agree upon, or {@link #ANY}
     * @throws NoHttp2 when the other side does not agree
     */
    Socket secure(Socket open, Origin origin, String protocol) throws IOException {
        var secured = (SSLSocket) sockets.createSocket(open, origin.plainHost(), origin.port(), true);
        var parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (!protocol.equals(ANY)) {
            parameters.setApplicationProtocols(new String[] {protocol});
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        if (!protocol.equals(ANY) && !protocol.equals(secured.getApplicationProtocol())) {
            throw new NoHttp2("the target does not agree on HTTP/2 when TLS begins (ALPN)");
        }
        return secured;
    }
}
