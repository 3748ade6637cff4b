// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** A port for servers that cannot be asked to take a free one themselves. */
final class FreePort {

    private FreePort() {}

    /** One that was free just now. */
    static int find() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
