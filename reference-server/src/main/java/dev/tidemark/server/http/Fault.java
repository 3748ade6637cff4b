// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

/**
 * What is wrong with a request in the eyes of HTTP, whatever its protocol; each protocol has its own form of saying so.
 *
 * @param code for programs, in capitals
 * @param sentence for people; nothing that the client sent is repeated in it
 */
public record Fault(int status, String code, String sentence) {

    private static final int INTERNAL = 500;

    /** What a status says that the framework would answer with. */
    static Fault of(int status) {
        return switch (status) {
            case 404 ->
                new Fault(status, "NOT_FOUND", "There is nothing here; streams are below /v1/stream/, S2 below /v1/.");
            case 405 -> new Fault(status, "METHOD_NOT_ALLOWED", "This path does not know this method.");
            case 406 -> new Fault(status, "NOT_ACCEPTABLE", "There is no answer of the type that Accept asks for.");
            case 413 -> new Fault(status, "PAYLOAD_TOO_LARGE", "The body is larger than the server takes.");
            case 414 -> new Fault(status, "URI_TOO_LONG", "The URL is longer than the server takes.");
            case 415 -> new Fault(status, "UNSUPPORTED_TYPE", "The body has a type that is not taken here.");
            case 431 -> new Fault(status, "HEADERS_TOO_LARGE", "The headers are larger than the server takes.");
            default ->
                status >= 400 && status < INTERNAL
                        ? new Fault(status, "BAD_REQUEST", "The request is malformed.")
                        : new Fault(
                                Math.max(status, INTERNAL),
                                "INTERNAL",
                                "The server failed to answer this; its log says why.");
        };
    }
}
