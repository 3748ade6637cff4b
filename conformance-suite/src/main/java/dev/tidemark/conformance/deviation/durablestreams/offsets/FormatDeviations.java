// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** Offsets with a forbidden form, or not accepted where they should be (section 8, property 1 and format). */
final class FormatDeviations {
    @Breaks(rule = "DS-8-31", by = "Writes offsets as segment and position with a slash between them.")
    Behaviour offsetsWithSlash() {
        return RewrittenOffsets.with(Tokens.prefixed("seg/"));
    }

    @Breaks(rule = "DS-8-31", by = "Writes offsets as a pair with a comma.")
    Behaviour offsetsWithComma() {
        return RewrittenOffsets.with(Tokens.prefixed("0,"));
    }

    @Breaks(rule = "DS-8-31", by = "Leaves the padding of standard base64 at the end of offsets.")
    Behaviour offsetsWithEqualsSign() {
        return RewrittenOffsets.with(Tokens.suffixed("=="));
    }

    @Breaks(rule = "DS-8-31", by = "Puts an ampersand into the offsets of control events only.")
    Behaviour offsetsWithAmpersandInEvents() {
        return RewrittenOffsets.on(Requests::opensEvents, Tokens.suffixed("&0"));
    }

    @Breaks(rule = "DS-8-32", by = "Uses the plus sign in offsets, which a query string turns into a space.")
    Behaviour offsetsWithPlus() {
        return RewrittenOffsets.with(Tokens.prefixed("a+"));
    }

    @Breaks(rule = "DS-8-34", by = "Hands out offsets that are longer than 256 characters.")
    Behaviour offsetsOf300Characters() {
        return RewrittenOffsets.with(Tokens.suffixed("." + "0".repeat(300)));
    }

    @Breaks(rule = "DS-8-34", by = "Makes the offset one character longer with each append.")
    Behaviour offsetsGrowWithAppends() {
        return RewrittenOffsets.with(Tokens.numbered(n -> "1".repeat(n + 1)));
    }

    @Breaks(rule = "DS-5.6-02", by = "Takes a malformed offset for the start of the stream.")
    Behaviour malformedOffsetIsStart() {
        return Behaviour.retry(Requests::catchesUp, 400, request -> request.withoutParam(Vocabulary.OFFSET));
    }

    @Breaks(rule = "DS-5.6-02", by = "Answers a malformed offset with 500.")
    Behaviour malformedOffsetAnswers500() {
        return Behaviour.reply(Requests::catchesUp, reply -> reply.status() == 400 ? reply.withStatus(500) : reply);
    }

    @Breaks(rule = "DS-5.6-02", by = "Takes an empty offset for the start of the stream.")
    Behaviour emptyOffsetIsStart() {
        return Behaviour.request(
                request -> Requests.catchesUp(request) && request.hasParam(Vocabulary.OFFSET, String::isEmpty),
                request -> request.withoutParam(Vocabulary.OFFSET));
    }

    @Breaks(rule = "DS-5.6-02", by = "Takes a malformed offset for the start of the stream when it comes twice.")
    Behaviour repeatedMalformedOffsetIsStart() {
        return Behaviour.request(
                request -> Requests.catchesUp(request)
                        && request.params().filter(p -> p.startsWith("offset=")).count() > 1,
                request -> request.withoutParam(Vocabulary.OFFSET));
    }
}
