// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.nio.file.Path;

/** A process that starts a server and then waits; for tests that end it in the middle. */
public final class StandInParent {

    private StandInParent() {}

    public static void main(String... arguments) throws Exception {
        var server = ReferenceServer.start(StandInServer.program(), Path.of(arguments[0]));
        System.out.println(server.processId());
        Thread.sleep(Long.MAX_VALUE);
    }
}
