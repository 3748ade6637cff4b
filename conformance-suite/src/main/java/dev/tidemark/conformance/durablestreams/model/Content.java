// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

/** What a stretch of a stream contains: bytes, or the messages of a JSON stream. */
public sealed interface Content permits Octets, Messages {

    /** This content followed by the other, which is of the same kind. */
    Content plus(Content next);

    boolean startsWith(Content beginning);

    /** The beginning: so many bytes or messages, or all if there are fewer. */
    Content first(long size);

    /** Bytes or messages. */
    long size();

    default boolean isEmpty() {
        return size() == 0;
    }

    /** One line for the report; long contents are shortened to where they differ from the other. */
    String describe(Content other);

    /** Nothing, of the kind that suits the content type. */
    static Content none(String contentType) {
        return isJson(contentType) ? Messages.NONE : Octets.NONE;
    }

    /** What an answer with this body says about a stream of this type. */
    static Content ofAnswer(String contentType, byte[] body) {
        return isJson(contentType) ? Messages.ofArray(body) : new Octets(body);
    }

    /** What an append of this body adds to a stream of this type. */
    static Content ofAppend(String contentType, byte[] body) {
        return isJson(contentType) ? Messages.ofAppend(body) : new Octets(body);
    }

    /** What a creation with this body (or none) puts into a stream; nothing when the body is not of the type. */
    static Content ofCreation(String contentType, byte[] body) {
        if (body == null || isJson(contentType) && !Messages.isJson(body)) {
            return none(contentType);
        }
        return ofAppend(contentType, body);
    }

    /** 9.1: JSON mode is for exactly this media type, whatever its parameters. */
    static boolean isJson(String contentType) {
        return MediaType.of(contentType).type().equals(Vocabulary.JSON);
    }
}
