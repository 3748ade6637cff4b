// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What all requests of a run share: whose certificates are trusted, the idle connections, and what was remarked already. */
public final class Network {

    private final Trust trust;
    private final Pool pool = new Pool();
    private final Set<String> remarked = ConcurrentHashMap.newKeySet();

    public Network(Trust trust) {
        this.trust = trust;
    }

    public Trust trust() {
        return trust;
    }

    Pool pool() {
        return pool;
    }

    /** Whether this is remarked for the first time in this run. */
    public boolean isNew(String remark) {
        return remarked.add(remark);
    }
}
