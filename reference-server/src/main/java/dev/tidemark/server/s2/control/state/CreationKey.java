// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import dev.tidemark.server.http.JsonTree;
import java.util.Map;

/**
 * Tells the repetition of a creation from another one of the same name: it has the same request token and asks for the
 * same config.
 *
 * @param token what the client sent as {@code s2-request-token}
 * @param asked the config it asked for, as text
 */
public record CreationKey(String token, String asked) {

    public static CreationKey of(String token, Map<String, Object> config) {
        return new CreationKey(token, JsonTree.text(config));
    }
}
