// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.reports.contract.Broken;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A JSON Web Key Set (RFC 7517) with Ed25519 keys (RFC 8037), as section 6.5 has it. */
record KeySet(List<JsonNode> keys) {

    private static final Map<String, String> MEMBERS =
            Map.of("kty", "OKP", "crv", "Ed25519", "use", "sig", "alg", "EdDSA");

    private static final int KEY_BYTES = 32;

    static KeySet read(byte[] body) {
        var keys = new ArrayList<JsonNode>();
        Fields.list(Fields.document(body, "the key set"), "keys").forEach(keys::add);
        return new KeySet(List.copyOf(keys));
    }

    /** Looks at every member of every key. */
    void check() {
        if (keys.isEmpty()) {
            throw new Broken("a key", "an empty key set");
        }
        for (var key : keys) {
            MEMBERS.forEach((member, value) -> Fields.same(member, value, Fields.text(key, member)));
            Fields.text(key, "kid");
            Fields.same("the length of x", KEY_BYTES, Signature.decoded(Fields.text(key, "x")).length);
        }
    }

    /** The key with this name, which has to be there. */
    JsonNode key(String kid) {
        return keys.stream()
                .filter(key -> key.path("kid").asText().equals(kid))
                .findFirst()
                .orElseThrow(() -> new Broken(
                        "a key with the kid " + kid + " in the key set",
                        keys.stream()
                                .map(key -> key.path("kid").asText())
                                .toList()
                                .toString()));
    }
}
