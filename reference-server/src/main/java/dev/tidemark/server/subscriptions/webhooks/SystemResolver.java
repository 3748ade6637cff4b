// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import io.netty.util.NetUtil;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks the system, as the JDK does, which remembers the answers for a short time. */
public final class SystemResolver implements Resolver {

    private final Vertx vertx;

    public SystemResolver(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public CompletionStage<List<InetAddress>> resolve(String host) {
        if (NetUtil.isValidIpV4Address(host)) {
            // Nobody has to be asked, so nobody has to be waited for.
            return CompletableFuture.completedStage(List.of(NetUtil.createInetAddressFromIpAddressString(host)));
        }
        return vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false)
                .toCompletionStage();
    }
}
