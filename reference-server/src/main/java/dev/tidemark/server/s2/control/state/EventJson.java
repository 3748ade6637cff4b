// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.access.AccessToken;
import dev.tidemark.server.s2.control.config.BasinConfig;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Events as they are stored. The names below are in data folders and never change. */
public final class EventJson {

    private static final String EVENT = "event";
    private static final String SUMMARY_BEGUN = "summary-begun";
    private static final String BASIN_CREATED = "basin-created";
    private static final String BASIN_RECONFIGURED = "basin-reconfigured";
    private static final String BASIN_DELETION_BEGUN = "basin-deletion-begun";
    private static final String BASIN_DELETED = "basin-deleted";
    private static final String TOKEN_ISSUED = "token-issued";
    private static final String TOKEN_REVOKED = "token-revoked";

    private static final String BASIN = "basin";
    private static final String CONFIG = "config";
    private static final String AT = "at";
    private static final String REQUEST_TOKEN = "request_token";
    private static final String ASKED = "asked";
    private static final String TOKEN = "token";
    private static final String DIGEST = "sha256";
    private static final String ID = "id";

    private EventJson() {}

    public static byte[] write(ControlEvent event) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (event instanceof ControlEvent.SummaryBegun) {
            json.put(EVENT, SUMMARY_BEGUN);
        } else if (event instanceof ControlEvent.BasinCreated created) {
            Basin basin = created.basin();
            json.put(EVENT, BASIN_CREATED);
            json.put(BASIN, basin.name());
            json.put(AT, basin.createdAt().toString());
            json.put(CONFIG, basin.config().json());
            basin.key().ifPresent(key -> {
                json.put(REQUEST_TOKEN, key.token());
                json.put(ASKED, key.asked());
            });
        } else if (event instanceof ControlEvent.BasinReconfigured changed) {
            json.put(EVENT, BASIN_RECONFIGURED);
            json.put(BASIN, changed.basin());
            json.put(CONFIG, changed.config().json());
        } else if (event instanceof ControlEvent.BasinDeletionBegun begun) {
            json.put(EVENT, BASIN_DELETION_BEGUN);
            json.put(BASIN, begun.basin());
            json.put(AT, begun.at().toString());
        } else if (event instanceof ControlEvent.BasinDeleted deleted) {
            json.put(EVENT, BASIN_DELETED);
            json.put(BASIN, deleted.basin());
        } else if (event instanceof ControlEvent.TokenIssued issued) {
            json.put(EVENT, TOKEN_ISSUED);
            json.put(TOKEN, issued.token().token().json());
            json.put(DIGEST, issued.token().digest());
        } else if (event instanceof ControlEvent.TokenRevoked revoked) {
            json.put(EVENT, TOKEN_REVOKED);
            json.put(ID, revoked.id());
        }
        return JsonTree.bytes(json);
    }

    /** @throws S2Problem if it is no event that this version knows */
    public static ControlEvent read(byte[] json) {
        JsonObject event = JsonObject.parse(json);
        return event.word(EVENT, word -> Optional.ofNullable(read(word, event)))
                .orElseThrow(() -> new IllegalStateException("an event of the control log has no name"));
    }

    private static ControlEvent read(String word, JsonObject event) {
        return switch (word) {
            case SUMMARY_BEGUN -> new ControlEvent.SummaryBegun();
            case BASIN_CREATED ->
                new ControlEvent.BasinCreated(new Basin(
                        event.requiredText(BASIN),
                        BasinConfig.of(event.requiredObject(CONFIG)),
                        at(event),
                        Optional.empty(),
                        event.text(REQUEST_TOKEN).map(token -> new CreationKey(token, event.requiredText(ASKED)))));
            case BASIN_RECONFIGURED ->
                new ControlEvent.BasinReconfigured(
                        event.requiredText(BASIN), BasinConfig.of(event.requiredObject(CONFIG)));
            case BASIN_DELETION_BEGUN -> new ControlEvent.BasinDeletionBegun(event.requiredText(BASIN), at(event));
            case BASIN_DELETED -> new ControlEvent.BasinDeleted(event.requiredText(BASIN));
            case TOKEN_ISSUED ->
                new ControlEvent.TokenIssued(
                        new IssuedToken(AccessToken.of(event.requiredObject(TOKEN)), event.requiredText(DIGEST)));
            case TOKEN_REVOKED -> new ControlEvent.TokenRevoked(event.requiredText(ID));
            default -> null;
        };
    }

    private static Instant at(JsonObject event) {
        return Instant.parse(event.requiredText(AT));
    }
}
