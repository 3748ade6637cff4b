// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** An append with the three headers of section 5.2.1, all of them well-formed. */
public record Numbered(String stream, String id, long epoch, long sequence) {

    public static Optional<Numbered> of(Request request) {
        String id = request.header(Vocabulary.PRODUCER_ID).orElse("");
        Optional<Long> epoch = request.header(Vocabulary.PRODUCER_EPOCH).flatMap(Numbered::number);
        Optional<Long> sequence = request.header(Vocabulary.PRODUCER_SEQ).flatMap(Numbered::number);
        return !Requests.appends(request) || id.isEmpty() || epoch.isEmpty() || sequence.isEmpty()
                ? Optional.empty()
                : Optional.of(new Numbered(request.path(), id, epoch.get(), sequence.get()));
    }

    public static boolean is(Request request) {
        return of(request).isPresent();
    }

    /** One of many producers of a stream. */
    public String producer() {
        return stream + " " + id;
    }

    /** The same append without its numbers: a server that ignores them. */
    public static Request plain(Request request) {
        return request.withoutHeader(Vocabulary.PRODUCER_ID)
                .withoutHeader(Vocabulary.PRODUCER_EPOCH)
                .withoutHeader(Vocabulary.PRODUCER_SEQ);
    }

    /** Stores the append whatever its numbers are, and acknowledges it as new. */
    public static Future<Reply> store(Request request, Upstream upstream) {
        String epoch = request.header(Vocabulary.PRODUCER_EPOCH).orElse("0");
        String sequence = request.header(Vocabulary.PRODUCER_SEQ).orElse("0");
        return upstream.send(plain(request)).map(reply -> {
            if (!reply.ok()) {
                return reply;
            }
            return reply.withStatus(200)
                    .withHeader(Vocabulary.PRODUCER_EPOCH, epoch)
                    .withHeader(Vocabulary.PRODUCER_SEQ, sequence);
        });
    }

    /** Stores what the correct server has not stored when its answer is of this kind. */
    public static Behaviour storing(Predicate<Reply> wrongly) {
        return Behaviour.on(Numbered::is, (request, upstream) -> upstream.send(request)
                .compose(reply -> wrongly.test(reply) && request.hasBody()
                        ? store(request, upstream)
                        : Future.succeededFuture(reply)));
    }

    /** A fault that knows what the producer last had acknowledged. */
    @FunctionalInterface
    public interface Informed {
        /** @param last the latest acknowledged append of this producer on this stream, if there is one */
        Future<Reply> answer(Numbered append, Optional<Numbered> last, Request request, Upstream upstream);
    }

    public static Behaviour remembering(Informed behaviour) {
        Map<String, Numbered> lasts = new HashMap<>();
        return Behaviour.on(Numbered::is, (request, upstream) -> {
            Numbered append = of(request).orElseThrow();
            Optional<Numbered> last = Optional.ofNullable(lasts.get(append.producer()));
            return behaviour.answer(append, last, request, upstream).onSuccess(reply -> {
                if (reply.status() == 200) {
                    lasts.put(append.producer(), append);
                }
            });
        });
    }

    private static Optional<Long> number(String text) {
        return text.matches("\\d{1,16}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }
}
