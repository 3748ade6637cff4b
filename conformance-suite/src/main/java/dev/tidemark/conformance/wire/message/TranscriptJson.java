// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The transcript as the judge reads it: an attachment to the scenario in the Cucumber messages. */
public final class TranscriptJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a passed case the last exchanges are enough to see what was done; of a failed one everything that was kept. */
    private static final int SHOWN_WHEN_PASSED = 6;

    private static final int BODY_WHEN_PASSED = 200;
    private static final int BODY_WHEN_FAILED = Transcript.SHOWN;

    private TranscriptJson() {}

    /**
     * @param secretQuery names of the parameters of the query whose values are secrets
     * @param failed whether all of it is of interest
     */
    public static String write(Transcript transcript, Collection<String> secretQuery, boolean failed) {
        var all = transcript.exchanges();
        var from = failed ? 0 : Math.max(0, all.size() - SHOWN_WHEN_PASSED);
        var root = JSON.createObjectNode();
        root.put("leftOut", transcript.leftOut() + from);
        secretQuery.forEach(root.putArray("secretQuery")::add);
        var list = root.putArray("exchanges");
        var bodyLimit = failed ? BODY_WHEN_FAILED : BODY_WHEN_PASSED;
        all.subList(from, all.size()).forEach(exchange -> list.add(exchange(exchange, bodyLimit)));
        try {
            return JSON.writeValueAsString(root);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static ObjectNode exchange(Exchange exchange, int bodyLimit) {
        var node = JSON.createObjectNode();
        node.put("at", exchange.at().toString());
        node.put("millis", exchange.took().toMillis());
        var request = node.putObject("request");
        request.put("method", exchange.request().method());
        request.put("url", exchange.request().uri().toString());
        request.set("headers", headers(exchange.request().headers()));
        request.set("body", body(exchange.request().body(), exchange.requestBytes(), bodyLimit));
        if (exchange.response() != null) {
            var response = node.putObject("response");
            response.put("status", exchange.response().status());
            response.set("headers", headers(exchange.response().headers()));
            response.set("body", answer(exchange, bodyLimit));
        } else {
            node.put("error", exchange.error());
        }
        if (!exchange.arrivals().isEmpty()) {
            node.set("arrivals", arrivals(exchange.arrivals()));
        }
        return node;
    }

    /** Where the exchange went bit by bit, people are told what happened instead of the bytes. */
    private static ObjectNode answer(Exchange exchange, int limit) {
        var node = body(exchange.response().body(), exchange.responseBytes(), limit);
        if (!exchange.arrivals().isEmpty()) {
            var words = exchange.arrivals().stream()
                    .map(arrival -> String.format("%6d ms  %s", arrival.after().toMillis(), arrival.what()))
                    .collect(Collectors.joining("\n"));
            node.put("words", words.length() > limit ? words.substring(0, limit) + "..." : words);
        }
        return node;
    }

    private static ArrayNode arrivals(List<Arrival> arrivals) {
        var list = JSON.createArrayNode();
        arrivals.forEach(arrival ->
                list.addObject().put("millis", arrival.after().toMillis()).put("what", arrival.what()));
        return list;
    }

    private static ArrayNode headers(List<Header> headers) {
        var list = JSON.createArrayNode();
        headers.forEach(header -> list.addArray().add(header.name()).add(header.value()));
        return list;
    }

    private static ObjectNode body(byte[] body, long bytes, int limit) {
        if (body == null) {
            return null;
        }
        var node = JSON.createObjectNode();
        var shown = body.length > limit ? Arrays.copyOf(body, limit) : body;
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(shown));
            node.put("text", text.toString());
        } catch (CharacterCodingException binary) {
            node.put("base64", Base64.getEncoder().encodeToString(shown));
        }
        node.put("bytes", bytes);
        return node;
    }
}
