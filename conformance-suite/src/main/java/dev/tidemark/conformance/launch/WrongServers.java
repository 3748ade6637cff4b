// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** Servers that break promises; their code is loaded only when somebody asks for it. */
public interface WrongServers {

    /** Every one there is, by topic and id. */
    List<WrongServer> all();

    /**
     * Starts one.
     *
     * @param upstream the correct server it stands in front of
     * @param port of 127.0.0.1; 0 for any that is free
     * @throws LaunchFailed when it cannot listen there
     */
    Running start(String id, URI upstream, int port) throws LaunchFailed;

    /**
     * Starts a server that answers single requests as one of these would.
     *
     * @param shown told of each such request before it is answered
     */
    Running startMixed(List<String> ids, Mix mix, URI upstream, int port, Consumer<String> shown) throws LaunchFailed;

    /**
     * How often, and by which dice.
     *
     * @param rate the share of requests, more than 0 and at most 1
     */
    record Mix(long seed, double rate) {}

    /** A server that listens until it is closed. */
    interface Running extends AutoCloseable {

        URI address();

        @Override
        void close();
    }
}
