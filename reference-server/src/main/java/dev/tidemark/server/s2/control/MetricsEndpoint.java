// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Endpoint;
import dev.tidemark.server.s2.Json;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * {@code /v1/metrics}, {@code /v1/metrics/{basin}} and {@code /v1/metrics/{basin}/{stream}}: what the server knows of the
 * present. It keeps no history and counts no operations by basin.
 */
@Singleton
public final class MetricsEndpoint implements Endpoint {

    private static final String ACTIVE_BASINS = "active-basins";
    private static final String STORAGE = "storage";
    private static final Set<String> ACCOUNT_SETS = new TreeSet<>(Set.of(ACTIVE_BASINS, "account-ops"));
    private static final Set<String> BASIN_SETS = new TreeSet<>(
            Set.of(STORAGE, "append-ops", "read-ops", "read-throughput", "append-throughput", "basin-ops"));
    private static final Set<String> STREAM_SETS = Set.of(STORAGE);

    private final ControlServices services;
    private final StoredBytes stored;

    MetricsEndpoint(ControlServices services) {
        this.services = services;
        this.stored = services.stored();
    }

    @Override
    public boolean serves(List<String> segments) {
        return segments.get(0).equals(Protocol.METRICS) && segments.size() <= 3;
    }

    @Override
    public Set<HttpMethod> methods(List<String> segments) {
        return Set.of(HttpMethod.GET);
    }

    @Override
    public void handle(S2Request request) {
        Bearer bearer = Bearer.of(request.caller());
        Instant now = Instant.now();
        int depth = request.segments().size();
        if (depth == 1) {
            request.answer(account(request, bearer, now));
            return;
        }
        String basin = Names.basin(Names.decoded(request.segments().get(1)), Code.BAD_PATH);
        if (depth == 2) {
            request.answer(basin(request, basin, bearer, now));
        } else {
            String shown = Names.stream(Names.decoded(request.segments().get(2)), Code.BAD_PATH);
            request.answer(stream(request, basin, shown, bearer, now));
        }
    }

    private CompletionStage<Reply> account(S2Request request, Bearer bearer, Instant now) {
        bearer.account(Operation.ACCOUNT_METRICS);
        MetricsQuery query = MetricsQuery.of(request, ACCOUNT_SETS, now);
        require(query, ACTIVE_BASINS);
        return later(request, () -> {
            Instant end = Instant.ofEpochSecond(query.end());
            List<String> names = services.plane().state().basins().keySet().stream()
                    .filter(bearer.scope().basins()::contains)
                    .filter(name -> stored.isActive(name, end))
                    .toList();
            return metrics(Map.of("label", Map.of("name", ACTIVE_BASINS, "values", names)));
        });
    }

    private CompletionStage<Reply> basin(S2Request request, String basin, Bearer bearer, Instant now) {
        bearer.basin(basin, Operation.BASIN_METRICS);
        MetricsQuery query = MetricsQuery.of(request, BASIN_SETS, now);
        require(query, STORAGE);
        query.requireInterval("hour");
        services.streams().requireBasin(basin);
        OptionalLong moment = query.moment(now, Duration.ofHours(1));
        return later(request, () -> storage(moment, () -> stored.of(basin)));
    }

    private Reply stream(S2Request request, String basin, String shown, Bearer bearer, Instant now) {
        String name = bearer.stream(basin, shown, Operation.STREAM_METRICS);
        MetricsQuery query = MetricsQuery.of(request, STREAM_SETS, now);
        query.requireInterval("minute");
        StreamState stream = services.streams().find(basin, name);
        return storage(query.moment(now, Duration.ofMinutes(1)), () -> StoredBytes.of(stream));
    }

    private static void require(MetricsQuery query, String only) {
        if (!query.set().equals(only)) {
            throw S2Problem.of(Code.NOT_IMPLEMENTED, "This server does not count " + query.set() + ".");
        }
    }

    private static Reply storage(OptionalLong moment, Supplier<Long> bytes) {
        List<List<Long>> values = moment.isPresent() ? List.of(List.of(moment.getAsLong(), bytes.get())) : List.of();
        return metrics(Map.of("gauge", Map.of("name", STORAGE, "unit", "bytes", "values", values)));
    }

    private static Reply metrics(Map<String, Object> metric) {
        return Json.reply(Protocol.OK, JsonTree.bytes(Map.of("values", List.of(metric))));
    }

    /** A look at all streams of a basin is too long for an event loop. */
    private static CompletionStage<Reply> later(S2Request request, Callable<Reply> look) {
        return request.http().vertx().executeBlocking(look, false).toCompletionStage();
    }
}
