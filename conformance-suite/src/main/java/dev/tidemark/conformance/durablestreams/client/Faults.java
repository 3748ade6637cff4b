// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.NotTested;
import java.net.URI;
import java.util.OptionalLong;

/** The glossary of appends that scenarios describe by their peculiarity, most of them faulty. */
public final class Faults {

    private static final String SEQUENCE = "the sequence ";
    private static final String EPOCH = "the producer epoch ";
    private static final String AND_SEQUENCE = " and the sequence ";
    private static final String CHUNKED = " in chunks";

    private final URI uri;
    private final String contentType;
    private final OptionalLong bodyLimit;

    public Faults(Subject stream, OptionalLong bodyLimit) {
        this.uri = stream.uri();
        this.contentType = stream.contentType();
        this.bodyLimit = bodyLimit;
    }

    /** The append with this peculiarity, as the scenarios word it. */
    public Request request(String peculiarity) {
        if (peculiarity.startsWith(SEQUENCE)) {
            return good().with(Vocabulary.STREAM_SEQ, quoted(peculiarity));
        }
        if (peculiarity.contains(AND_SEQUENCE)) {
            return request(peculiarity.substring(0, peculiarity.indexOf(AND_SEQUENCE)))
                    .with(Vocabulary.STREAM_SEQ, quoted(peculiarity));
        }
        if (peculiarity.startsWith(EPOCH)) {
            return good().with(Vocabulary.PRODUCER_ID, "tidemark")
                    .with(Vocabulary.PRODUCER_EPOCH, quoted(peculiarity))
                    .with(Vocabulary.PRODUCER_SEQ, "0");
        }
        if (peculiarity.endsWith("limit" + CHUNKED)) {
            return request(peculiarity.substring(0, peculiarity.length() - CHUNKED.length()))
                    .inChunks();
        }
        return switch (peculiarity) {
            case "some bytes" -> good();
            case "an empty body" -> body(new byte[0]);
            case "no body and no length" -> Request.of("POST", uri).with(Vocabulary.CONTENT_TYPE, contentType);
            case "a chunked body of zero length" -> body(new byte[0]).inChunks();
            case "no content type" -> Request.of("POST", uri).body(Bodies.utf8("untyped"));
            case "another content type" -> Client.append(uri, "application/x-other", Bodies.utf8("other"));
            case "exactly the server's limit" -> body(ofLimit(0));
            case "one byte more than the server's limit" -> body(ofLimit(1));
            default -> body(json(peculiarity));
        };
    }

    private static byte[] json(String peculiarity) {
        return switch (peculiarity) {
            case "an empty array" -> Bodies.utf8("[]");
            case "an empty array with a space" -> Bodies.utf8(" [ ] ");
            case "broken JSON" -> Bodies.utf8("{bad");
            case "a trailing comma" -> Bodies.utf8("[1,]");
            case "two values" -> Bodies.utf8("{\"a\":1}{\"b\":2}");
            case "NaN" -> Bodies.utf8("NaN");
            case "a single quoted text" -> Bodies.utf8("'text'");
            case "white space only" -> Bodies.utf8(" \t\r\n");
            case "an unclosed array" -> Bodies.utf8("[1,2");
            case "a batch whose last element is broken" -> Bodies.utf8("[{\"a\":1},{\"b\":2},{\"c\":}]");
            case "a byte order mark" -> Bodies.utf8("\ufeff{\"a\":1}");
            case "invalid UTF-8" -> new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'};
            default -> throw new IllegalArgumentException("the glossary has no append with " + peculiarity);
        };
    }

    private byte[] ofLimit(int more) {
        var limit = bodyLimit.orElseThrow(
                () -> new NotTested("the largest request body that the target takes is not known; "
                        + "give it as limits.bodyBytes in the profile"));
        return new byte[Math.toIntExact(limit + more)];
    }

    private Request good() {
        return body(Content.isJson(contentType) ? Bodies.utf8("{\"good\":true}") : Bodies.utf8("good"));
    }

    private Request body(byte[] body) {
        return Client.append(uri, contentType, body);
    }

    private static String quoted(String text) {
        return text.substring(text.indexOf('"') + 1, text.lastIndexOf('"'));
    }
}
