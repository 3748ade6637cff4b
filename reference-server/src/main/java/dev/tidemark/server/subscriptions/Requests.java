// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions;

import dev.tidemark.server.durablestreams.wire.OffsetToken;
import dev.tidemark.server.durablestreams.wire.StreamPath;
import dev.tidemark.server.http.Refusal;
import dev.tidemark.server.log.Position;
import dev.tidemark.server.subscriptions.rules.Ack;
import dev.tidemark.server.subscriptions.rules.Configuration;
import dev.tidemark.server.subscriptions.rules.Report;
import dev.tidemark.server.subscriptions.wire.WakeTokens;
import dev.tidemark.server.subscriptions.wire.Words;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The bodies of requests to subscriptions (6.2, 6.4, 7.1, 7.2). */
final class Requests {

    private static final int MOST_STREAMS = 1000;
    private static final int LONGEST_DESCRIPTION = 4096;
    private static final int LONGEST_WORKER = 256;

    private Requests() {}

    /** @throws Problem if this is no subscription */
    static Configuration configuration(byte[] body) {
        Members members = Members.parse(body);
        Configuration.Kind kind = members.text(Words.TYPE)
                .flatMap(Configuration.Kind::of)
                .orElseThrow(() -> Problem.invalid("type must be webhook or pull-wake."));
        Optional<String> pattern = members.text(Words.PATTERN).map(Requests::pattern);
        List<String> streams = members.texts(Words.STREAMS).map(Requests::paths).orElse(List.of());
        if (pattern.isEmpty() && streams.isEmpty()) {
            throw Problem.invalid("pattern or streams must say which streams it is about.");
        }
        Optional<String> webhook = members.object(Words.WEBHOOK).map(object -> object.text(Words.URL)
                .orElseThrow(() -> Problem.invalid("webhook.url must be the URL to call.")));
        Optional<String> wakeStream = members.text(Words.WAKE_STREAM).map(Requests::path);
        boolean isWebhook = kind == Configuration.Kind.WEBHOOK;
        if (isWebhook && webhook.isEmpty()) {
            throw Problem.invalid("A webhook subscription needs webhook.url.");
        }
        if (!isWebhook && webhook.isPresent()) {
            throw Problem.invalid("Only a webhook subscription has a webhook.");
        }
        if (!isWebhook && wakeStream.isEmpty()) {
            throw Problem.invalid("A pull-wake subscription needs wake_stream.");
        }
        if (wakeStream.filter(streams::contains).isPresent()) {
            throw Problem.invalid(
                    "A subscription whose wakes are its own work would never end; take wake_stream off streams.");
        }
        return new Configuration(
                kind,
                pattern,
                streams,
                webhook,
                wakeStream,
                lease(members),
                members.text(Words.DESCRIPTION).map(Requests::description));
    }

    /** @throws Problem if these are no streams */
    static List<String> streams(byte[] body) {
        return Members.parse(body)
                .texts(Words.STREAMS)
                .filter(streams -> !streams.isEmpty())
                .map(Requests::paths)
                .orElseThrow(() -> Problem.invalid("streams must be an array with at least one path."));
    }

    /** @throws Problem if it has no name */
    static String worker(byte[] body) {
        return Members.parse(body)
                .text(Words.WORKER)
                .filter(worker -> !worker.isEmpty() && worker.length() <= LONGEST_WORKER)
                .orElseThrow(() -> Problem.invalid("worker must be a name of 1 to " + LONGEST_WORKER + " characters."));
    }

    /** @throws Problem if it is malformed */
    static Report report(byte[] body, WakeTokens.Wake token) {
        Members members = Members.parse(body);
        Optional<Long> generation = members.number(Words.GENERATION);
        return new Report(
                token.subscription(),
                token.generation(),
                generation.map(OptionalLong::of).orElse(OptionalLong.empty()),
                members.text(Words.WAKE_ID),
                members.objects(Words.ACKS).stream().map(Requests::ack).toList(),
                members.flag(Words.DONE).orElse(false));
    }

    /** @throws Problem if no stream can have this path */
    static String path(String text) {
        try {
            return StreamPath.named(withoutSlashes(text)).value();
        } catch (Refusal refused) {
            throw Problem.invalid(refused.getMessage());
        }
    }

    private static List<String> paths(List<String> texts) {
        if (texts.size() > MOST_STREAMS) {
            throw Problem.invalid(
                    "streams has more than " + MOST_STREAMS + " paths; add the others by further requests.");
        }
        return texts.stream().map(Requests::path).distinct().toList();
    }

    private static String pattern(String text) {
        String pattern = path(text);
        for (String segment : pattern.split("/")) {
            if (segment.contains("*") && !segment.equals("*") && !segment.equals("**")) {
                throw Problem.invalid("pattern has a star beside other characters; * and ** are whole segments.");
            }
        }
        return pattern;
    }

    private static long lease(Members members) {
        long lease = members.number(Words.LEASE_TTL_MS).orElse(Configuration.USUAL_LEASE);
        if (lease < Configuration.SHORTEST_LEASE || lease > Configuration.LONGEST_LEASE) {
            throw Problem.invalid("lease_ttl_ms must be " + Configuration.SHORTEST_LEASE + " to "
                    + Configuration.LONGEST_LEASE + ".");
        }
        return lease;
    }

    private static String description(String text) {
        if (text.length() > LONGEST_DESCRIPTION) {
            throw Problem.invalid("description is longer than " + LONGEST_DESCRIPTION + " characters.");
        }
        return text;
    }

    private static Ack ack(Members members) {
        String stream = members.text(Words.STREAM)
                .or(() -> members.text(Words.PATH))
                .orElseThrow(() -> Problem.invalid("Each of acks needs a stream."));
        String offset = members.text(Words.OFFSET).orElseThrow(() -> Problem.invalid("Each of acks needs an offset."));
        Position position = OffsetToken.parse(offset)
                .orElseThrow(() -> Problem.invalidOffset("An ack has an offset that the server never told anybody."));
        return new Ack(withoutSlashes(stream), position);
    }

    private static String withoutSlashes(String text) {
        return text.replaceFirst("^/+", "").replaceFirst("/+$", "");
    }
}
