// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Receives webhooks on this machine, and answers them as it is told. */
public final class Receiver implements AutoCloseable {

    private static final Pattern SIGNATURE = Pattern.compile("t=([0-9]+),kid=([^,]+),ed25519=([A-Za-z0-9_-]+)");
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private final HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private volatile Answer answer = delivery -> new Response(200, "{}");

    public Receiver() throws IOException {
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** From now on. */
    public void answers(int status, String body) {
        answers(delivery -> new Response(status, body));
    }

    public void answers(Answer how) {
        answer = how;
    }

    /** The next delivery that nobody has taken yet. */
    public Delivery next() throws InterruptedException {
        Delivery next = deliveries.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no delivery came");
        }
        return next;
    }

    /** Whether none comes for a while. */
    public boolean staysSilent(long millis) throws InterruptedException {
        Delivery next = deliveries.poll(millis, TimeUnit.MILLISECONDS);
        if (next != null) {
            deliveries.add(next);
        }
        return next == null;
    }

    private void receive(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Delivery delivery = new Delivery(
                System.nanoTime(), body, exchange.getRequestHeaders().getFirst("Webhook-Signature"));
        deliveries.add(delivery);
        Response response = answer.to(delivery);
        if (response.location() != null) {
            exchange.getResponseHeaders().add("Location", response.location());
        }
        byte[] text = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(response.status(), text.length == 0 ? -1 : text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Decides how to answer. */
    @FunctionalInterface
    public interface Answer {
        Response to(Delivery delivery);
    }

    /** An answer. */
    public record Response(int status, String body, String location) {
        public Response(int status, String body) {
            this(status, body, null);
        }
    }

    /** What was sent. */
    public record Delivery(long at, byte[] body, String signature) {

        public JsonObject json() {
            return new JsonObject(new String(body, StandardCharsets.UTF_8));
        }

        public JsonObject stream(String path) {
            for (Object each : json().getJsonArray("streams")) {
                if (((JsonObject) each).getString("path").equals(path)) {
                    return (JsonObject) each;
                }
            }
            throw new AssertionError(path + " is not in " + json());
        }

        public String kid() {
            return parts().group(2);
        }

        /** Whether one of these keys signed just these bytes (7.1). */
        public boolean isSignedBy(JsonArray jwks, byte[] bytes) throws Exception {
            Matcher parts = parts();
            for (Object each : jwks) {
                JsonObject jwk = (JsonObject) each;
                if (jwk.getString("kid").equals(parts.group(2))) {
                    Signature check = Signature.getInstance("Ed25519");
                    byte[] encoded = new byte[44];
                    System.arraycopy(ED25519_PREFIX, 0, encoded, 0, 12);
                    System.arraycopy(Base64.getUrlDecoder().decode(jwk.getString("x")), 0, encoded, 12, 32);
                    check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
                    check.update((parts.group(1) + ".").getBytes(StandardCharsets.US_ASCII));
                    check.update(bytes);
                    return check.verify(Base64.getUrlDecoder().decode(parts.group(3)));
                }
            }
            return false;
        }

        private Matcher parts() {
            Matcher parts = SIGNATURE.matcher(signature);
            if (!parts.matches()) {
                throw new AssertionError("no signature: " + signature);
            }
            return parts;
        }
    }
}
