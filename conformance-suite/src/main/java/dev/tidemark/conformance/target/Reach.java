// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.wire.socket.Network;
import dev.tidemark.conformance.wire.socket.Trust;
import java.util.Arrays;
import java.util.List;

/**
 * How a target is reached, beside its address and its headers.
 *
 * @param query sent with every request, encoded; empty for none. Its values are secrets
 * @param network what all requests to it share
 */
public record Reach(String query, Network network) {

    /** The names of the parameters whose values are secrets. */
    public List<String> secrets() {
        return Arrays.stream(query.split("&"))
                .map(parameter -> parameter.split("=", 2)[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** Without anything special. */
    public static Reach plain() {
        return new Reach("", new Network(Trust.ofSystem()));
    }
}
