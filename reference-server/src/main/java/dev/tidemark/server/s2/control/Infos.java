// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Json;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import dev.tidemark.server.s2.control.state.Basin;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is told about basins and streams (openapi.json, BasinInfo and StreamInfo), and how creations are answered. */
final class Infos {

    private static final String NAME = "name";
    private static final String CREATED_AT = "created_at";
    private static final String DELETED_AT = "deleted_at";

    private Infos() {}

    /** With the members that older and newer clients look for: there is one place only, and it has no name. */
    static Map<String, Object> basin(Basin basin) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(NAME, basin.name());
        json.put("scope", null);
        json.put("location", null);
        json.put(CREATED_AT, basin.createdAt().toString());
        json.put(DELETED_AT, basin.deletedAt().map(Instant::toString).orElse(null));
        json.put("state", basin.isDeleting() ? "deleting" : "active");
        return json;
    }

    /**
     * The log does not keep when a stream was deleted that forks still need; its last record, or its creation, is the
     * latest moment that is known to lie before.
     *
     * @param shown the name by which the caller knows the stream
     */
    static Map<String, Object> stream(String shown, StreamState stream) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(NAME, shown);
        json.put(CREATED_AT, Instant.ofEpochMilli(stream.createdAt()).toString());
        json.put(
                DELETED_AT,
                stream.softDeleted()
                        ? Instant.ofEpochMilli(stream.lastArrived()).toString()
                        : null);
        json.put("cipher", null);
        return json;
    }

    /** A repetition of a creation is answered as the creation was. */
    static Reply created(Provisioned.Result result, Map<String, Object> info) {
        return provisioned(Protocol.CREATED, result, info);
    }

    static Reply ensured(Provisioned.Result result, Map<String, Object> info) {
        int status = result == Provisioned.Result.CREATED ? Protocol.CREATED : Protocol.OK;
        return provisioned(status, result, info);
    }

    static Reply ok(Map<String, Object> json) {
        return Json.reply(Protocol.OK, JsonTree.bytes(json));
    }

    /** @throws S2Problem if it is too long */
    static Optional<String> requestToken(S2Request request) {
        Optional<String> token = Optional.ofNullable(request.header(Protocol.REQUEST_TOKEN));
        if (token.filter(text -> Names.longerThan(text, Protocol.TOKEN_BYTES)).isPresent()) {
            throw S2Problem.of(
                    Code.BAD_HEADER,
                    Protocol.REQUEST_TOKEN + " must not have more than " + Protocol.TOKEN_BYTES + " bytes.");
        }
        return token;
    }

    private static Reply provisioned(int status, Provisioned.Result result, Map<String, Object> info) {
        return Json.reply(status, JsonTree.bytes(info)).with(Protocol.PROVISION_RESULT, result.wire());
    }
}
