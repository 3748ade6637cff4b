// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The sum of all events so far. One thread at a time applies events; any number may look. */
public final class ControlState {

    private final ConcurrentNavigableMap<String, Basin> basins = new ConcurrentSkipListMap<>(Page.BY_CODE_POINTS);
    private final ConcurrentNavigableMap<String, IssuedToken> tokens = new ConcurrentSkipListMap<>(Page.BY_CODE_POINTS);
    private final ConcurrentMap<String, IssuedToken> bearers = new ConcurrentHashMap<>();

    public Optional<Basin> basin(String name) {
        return Optional.ofNullable(basins.get(name));
    }

    /** All basins by their names, those that are being deleted included. */
    public NavigableMap<String, Basin> basins() {
        return Collections.unmodifiableNavigableMap(basins);
    }

    /** The token of this id, unless it has expired. */
    public Optional<IssuedToken> token(String id, Instant now) {
        return Optional.ofNullable(tokens.get(id))
                .filter(issued -> !issued.token().isExpired(now));
    }

    /** The token whose secret has this digest, unless it has expired. */
    public Optional<IssuedToken> bearer(String digest, Instant now) {
        return Optional.ofNullable(bearers.get(digest))
                .filter(issued -> !issued.token().isExpired(now));
    }

    /** All tokens by their ids, expired ones included. */
    public NavigableMap<String, IssuedToken> tokens() {
        return Collections.unmodifiableNavigableMap(tokens);
    }

    /** How many events would sum it up. */
    public int size() {
        return basins.size() + tokens.size() + 1;
    }

    /** The fewest events that lead to this state, whatever was before; expired tokens are left out. */
    public List<ControlEvent> summary(Instant now) {
        List<ControlEvent> events = new ArrayList<>();
        events.add(new ControlEvent.SummaryBegun());
        for (Basin basin : basins.values()) {
            events.add(new ControlEvent.BasinCreated(basin.active()));
            basin.deletedAt().ifPresent(at -> events.add(new ControlEvent.BasinDeletionBegun(basin.name(), at)));
        }
        for (IssuedToken issued : tokens.values()) {
            if (!issued.token().isExpired(now)) {
                events.add(new ControlEvent.TokenIssued(issued));
            }
        }
        return events;
    }

    /** Events about what is not there change nothing. */
    public void apply(ControlEvent event) {
        if (event instanceof ControlEvent.SummaryBegun) {
            basins.clear();
            tokens.clear();
            bearers.clear();
        } else if (event instanceof ControlEvent.BasinCreated created) {
            basins.put(created.basin().name(), created.basin());
        } else if (event instanceof ControlEvent.BasinReconfigured changed) {
            basins.computeIfPresent(changed.basin(), (name, basin) -> basin.with(changed.config()));
        } else if (event instanceof ControlEvent.BasinDeletionBegun begun) {
            basins.computeIfPresent(begun.basin(), (name, basin) -> basin.deletedAt(begun.at()));
        } else if (event instanceof ControlEvent.BasinDeleted deleted) {
            basins.remove(deleted.basin());
        } else if (event instanceof ControlEvent.TokenIssued issued) {
            forget(issued.token().token().id());
            tokens.put(issued.token().token().id(), issued.token());
            bearers.put(issued.token().digest(), issued.token());
        } else if (event instanceof ControlEvent.TokenRevoked revoked) {
            forget(revoked.id());
        }
    }

    /** Drops the tokens that allow nothing any more. */
    public void forgetExpired(Instant now) {
        tokens.values().stream()
                .map(IssuedToken::token)
                .filter(token -> token.isExpired(now))
                .forEach(token -> forget(token.id()));
    }

    private void forget(String id) {
        IssuedToken before = tokens.remove(id);
        if (before != null) {
            bearers.remove(before.digest());
        }
    }
}
