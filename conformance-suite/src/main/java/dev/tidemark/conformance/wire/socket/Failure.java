// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.http2.Http2Fault;
import dev.tidemark.conformance.wire.http2.NoHttp2;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;

/** What a scenario is told of an exchange without an answer: the server's fault where it is one, otherwise a sentence. */
public final class Failure {

    private static final int SHOWN = 200;

    private Failure() {}

    /** Of an exchange that was cut from this side: too slow, too large, or given up. */
    public static Throwable ofCut(Request request, Flight flight) {
        var what = request.method() + " " + request.uri();
        var cut = flight.cut();
        if (cut instanceof Error || cut instanceof RuntimeException) {
            return cut;
        }
        if (cut instanceof TooLarge large) {
            return new Broken(large.expected() + " to " + what, "more, which begins with " + begin(flight));
        }
        return new Broken(
                "an answer to " + what + " within " + flight.within().toMillis() + " ms",
                flight.nothingCame()
                        ? "no answer"
                        : "one that was not complete, of which " + flight.received() + " bytes had come: "
                                + begin(flight));
    }

    /** What can be thrown in the place of this one: itself, unless it is a checked exception, of which there is none here. */
    public static RuntimeException unchecked(Throwable reason) {
        if (reason instanceof Error error) {
            throw error;
        }
        return reason instanceof RuntimeException exception ? exception : new IllegalStateException(reason);
    }

    private static String begin(Flight flight) {
        var text = new String(flight.beginning(), StandardCharsets.UTF_8);
        return "'" + (text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text) + "'";
    }

    /** Why there was no answer, for whoever runs the suite. */
    public static String sentence(URI target, IOException failure) {
        var origin = Origin.of(target);
        if (failure instanceof SSLException) {
            return ofTls(origin, failure);
        }
        if (failure instanceof UnknownHostException) {
            return "there is no host " + origin.host();
        }
        if (failure instanceof ConnectException) {
            return "nothing listens at " + origin;
        }
        if (failure instanceof SocketTimeoutException) {
            return "no connection to " + origin + " in time";
        }
        if (isSentence(failure)) {
            return failure.getMessage();
        }
        if (failure instanceof ZipException) {
            return "the answer cannot be decoded as its Content-Encoding says: " + words(failure);
        }
        return "the connection broke: " + words(failure);
    }

    private static boolean isSentence(IOException failure) {
        return failure instanceof MalformedAnswer
                || failure instanceof NoAnswer
                || failure instanceof EOFException
                || failure instanceof Http2Fault
                || failure instanceof NoHttp2;
    }

    private static String words(IOException failure) {
        return failure.getMessage() == null ? "no reason is known" : failure.getMessage();
    }

    private static String ofTls(Origin origin, IOException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException) {
                return "the certificate of " + origin + " is not valid at this time: " + cause.getMessage();
            }
            if (cause.getClass().getSimpleName().equals("SunCertPathBuilderException")) {
                return "the certificate of " + origin
                        + " is not trusted; give the certificate of who issued it (PEM) with -Dtarget.ca=FILE";
            }
            if (cause instanceof CertificateException
                    && String.valueOf(cause.getMessage()).contains("subject alternative")) {
                return "the certificate of " + origin + " is one for another host: " + cause.getMessage();
            }
        }
        if (String.valueOf(failure.getMessage()).contains("Unsupported or unrecognized SSL message")) {
            return origin + " answers without TLS; write http in the target's address";
        }
        return "there is no TLS connection to " + origin + ": " + failure.getMessage();
    }
}
