// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import dev.tidemark.server.http.Client;

/** Somebody who uses the server and knows what it must hold. */
interface Actor {

    /** Goes on until the server gives no answer any more. */
    void work(Client client);

    /** Looks, after a restart, whether everything is as it must be, and settles what was not answered. */
    void compare(Client client);
}
