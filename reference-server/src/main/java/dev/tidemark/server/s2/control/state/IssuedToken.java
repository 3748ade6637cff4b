// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import dev.tidemark.server.s2.control.access.AccessToken;

/**
 * A token that somebody holds.
 *
 * @param digest of the secret that its bearer shows
 */
public record IssuedToken(AccessToken token, String digest) {}
