// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds the addresses of names. */
@FunctionalInterface
public interface Resolver {

    /** All addresses of a name, or the address that it is; fails with {@link java.net.UnknownHostException}. */
    CompletionStage<List<InetAddress>> resolve(String host);
}
