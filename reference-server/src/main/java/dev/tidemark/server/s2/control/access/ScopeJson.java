// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.access;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Scopes as they are written (openapi.json, AccessTokenScope). */
final class ScopeJson {

    private static final String BASINS = "basins";
    private static final String STREAMS = "streams";
    private static final String ACCESS_TOKENS = "access_tokens";
    private static final String OP_GROUPS = "op_groups";
    private static final String OPS = "ops";

    private ScopeJson() {}

    /** @throws dev.tidemark.server.s2.S2Problem if it is malformed */
    static Scope read(JsonObject json) {
        return new Scope(
                resources(json, BASINS, name -> Names.basin(name, Code.BAD_JSON)),
                resources(json, STREAMS, name -> Names.stream(name, Code.BAD_JSON)),
                resources(json, ACCESS_TOKENS, id -> AccessToken.id(id, Code.BAD_JSON)),
                json.object(OP_GROUPS).map(ScopeJson::groups).orElse(Set.of()),
                operations(json));
    }

    static Map<String, Object> write(Scope scope) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(BASINS, scope.basins().json());
        json.put(STREAMS, scope.streams().json());
        json.put(ACCESS_TOKENS, scope.accessTokens().json());
        Map<String, Map<String, Object>> groups = new LinkedHashMap<>();
        for (GroupRight right : GroupRight.values()) {
            groups.computeIfAbsent(right.group(), first -> new LinkedHashMap<>())
                    .put(right.kind(), scope.groups().contains(right));
        }
        json.put(OP_GROUPS, groups);
        json.put(OPS, scope.operations().stream().sorted().map(Operation::wire).toList());
        return json;
    }

    private static ResourceSet resources(JsonObject json, String member, UnaryOperator<String> name) {
        return json.object(member).map(object -> ResourceSet.of(object, name)).orElse(ResourceSet.NONE);
    }

    private static Set<GroupRight> groups(JsonObject json) {
        Set<GroupRight> rights = EnumSet.noneOf(GroupRight.class);
        for (GroupRight right : GroupRight.values()) {
            Optional<Boolean> given = json.object(right.group()).flatMap(group -> group.flag(right.kind()));
            if (given.orElse(false)) {
                rights.add(right);
            }
        }
        return rights;
    }

    private static Set<Operation> operations(JsonObject json) {
        Set<Operation> operations = EnumSet.noneOf(Operation.class);
        for (String word : json.texts(OPS).orElse(List.of())) {
            operations.add(Arrays.stream(Operation.values())
                    .filter(operation -> operation.wire().equals(word))
                    .findFirst()
                    .orElseThrow(() -> json.wrong(OPS, "not name `" + word + "`", Code.BAD_JSON)));
        }
        return operations;
    }
}
