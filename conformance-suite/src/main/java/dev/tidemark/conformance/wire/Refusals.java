// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.NotTested;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Answers that say that the target has no room: they decide nothing, unless the scenario is about them. */
final class Refusals {

    static final int TOO_LARGE = 413;
    private static final int NO_ROOM = 507;

    private final OptionalLong bodyBytes;
    private final Set<Integer> subject = ConcurrentHashMap.newKeySet();
    private final Map<String, Stored> stored = new ConcurrentHashMap<>();

    /**
     * What one stream has taken in this scenario.
     *
     * @param bytes of all bodies
     * @param largest body
     */
    private record Stored(long bytes, long largest) {
        Stored and(Stored more) {
            return new Stored(bytes + more.bytes, Math.max(largest, more.largest));
        }
    }

    /** @param bodyBytes the largest body that the target takes, if it says */
    Refusals(OptionalLong bodyBytes) {
        this.bodyBytes = bodyBytes;
    }

    /** The scenario is about answers with this status: they are handed out as they come. */
    void about(int status) {
        subject.add(status);
    }

    boolean isAbout(int status) {
        return subject.contains(status);
    }

    /** @throws NotTested for a body that the target says it does not take */
    void checkBefore(Request request) {
        var length = length(request);
        if (bodyBytes.isPresent() && length > bodyBytes.getAsLong() && !isAbout(TOO_LARGE)) {
            throw new NotTested("this needs a request body of " + length + " bytes, and the target takes "
                    + bodyBytes.getAsLong() + " (limits.bodyBytes in the profile)");
        }
    }

    /**
     * @param preparing whether the request only prepares
     * @throws NotTested when the answer says that there is no room for what the scenario needs
     */
    Response checkAfter(Request request, Response response, boolean preparing) {
        var status = response.status();
        if (isAbout(status)) {
            return response;
        }
        var length = length(request);
        if (status / 100 == 2 && length > 0) {
            stored.merge(stream(request), new Stored(length, length), Stored::and);
        }
        var what = "the target answers " + request.method() + " " + request.uri() + " with " + status;
        if (status == TOO_LARGE && (bodyBytes.isEmpty() || preparing)) {
            throw new NotTested(what + ": " + tooLarge(length, stored.get(stream(request))));
        }
        if (status == NO_ROOM) {
            throw new NotTested(what + ": it has no room for a body of " + length + " bytes; give it more");
        }
        if (preparing && (status == Patience.TOO_MANY_REQUESTS || status == Patience.UNAVAILABLE)) {
            throw new NotTested(what + " while the scene is prepared; run fewer scenarios at a time with --parallel");
        }
        return response;
    }

    private String tooLarge(int length, Stored before) {
        if (before == null) {
            return "it takes no body of " + length + " bytes here; "
                    + (bodyBytes.isEmpty()
                            ? "declare limits.bodyBytes in the profile, or raise its limit"
                            : "raise its limit for the whole stream");
        }
        var what = "an append of " + length + " bytes was refused after " + before.bytes
                + " bytes had been stored in that stream";
        return before.largest >= length
                ? what + ", a body of " + before.largest
                        + " bytes among them: it seems to limit the stream; raise its limit for the whole stream"
                : what + ": it limits the stream or the body; raise its limit for the whole stream, or declare"
                        + " limits.bodyBytes in the profile";
    }

    private static int length(Request request) {
        return request.body() == null ? 0 : request.body().length;
    }

    private static String stream(Request request) {
        return request.uri().getRawPath();
    }
}
