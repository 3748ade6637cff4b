// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.s2.Endpoint;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Request;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** The paths of the data plane: {@code streams/{stream}/records} and {@code streams/{stream}/records/tail}. */
@Singleton
public final class RecordsEndpoint implements Endpoint {

    private static final int RECORDS = 3;
    private static final int TAIL = 4;

    private final Appends appends;
    private final Reads reads;

    RecordsEndpoint(Appends appends, Reads reads) {
        this.appends = appends;
        this.reads = reads;
    }

    @Override
    public boolean serves(List<String> segments) {
        int size = segments.size();
        return (size == RECORDS || (size == TAIL && segments.get(RECORDS).equals(Protocol.TAIL)))
                && segments.get(0).equals(Protocol.STREAMS)
                && segments.get(RECORDS - 1).equals(Protocol.RECORDS);
    }

    @Override
    public Set<HttpMethod> methods(List<String> segments) {
        return segments.size() == TAIL ? Set.of(HttpMethod.GET) : Set.of(HttpMethod.GET, HttpMethod.POST);
    }

    @Override
    public void handle(S2Request request) {
        if (request.segments().size() == TAIL) {
            reads.tail(request);
        } else if (request.http().request().method().equals(HttpMethod.POST)) {
            appends.append(request);
        } else {
            reads.read(request);
        }
    }
}
