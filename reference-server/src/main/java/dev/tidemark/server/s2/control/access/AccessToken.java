// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.access;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A token that was issued, or is to be (openapi.json, AccessTokenInfo). The secret itself is not part of it.
 *
 * @param id its name
 * @param expiresAt from when on it allows nothing; never if absent
 * @param autoPrefix whether its bearer knows streams by what follows the prefix of its scope
 */
public record AccessToken(String id, Optional<Instant> expiresAt, boolean autoPrefix, Scope scope) {

    /** The longest id, in bytes (openapi.json, AccessTokenIdStr). */
    public static final int LONGEST_ID = 96;

    private static final String ID = "id";
    private static final String EXPIRES_AT = "expires_at";
    private static final String AUTO_PREFIX_STREAMS = "auto_prefix_streams";
    private static final String SCOPE = "scope";

    /** RFC 3339, 5.6. */
    private static final Pattern DATE_TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    /** @throws S2Problem if it is malformed, or breaks a rule */
    public static AccessToken of(JsonObject json) {
        AccessToken token = new AccessToken(
                id(json.requiredText(ID), Code.BAD_JSON),
                json.text(EXPIRES_AT).map(text -> instant(json, text)),
                json.flag(AUTO_PREFIX_STREAMS).orElse(false),
                ScopeJson.read(json.requiredObject(SCOPE)));
        if (token.scope.isEmpty()) {
            throw S2Problem.of(Code.INVALID, "The scope allows no operation.");
        }
        if (token.autoPrefix && !(token.scope.streams() instanceof ResourceSet.Prefix)) {
            throw S2Problem.of(Code.INVALID, "auto_prefix_streams needs a prefix as the scope's streams.");
        }
        return token;
    }

    /**
     * @param where what to complain with
     * @return the id itself
     * @throws S2Problem if it is none
     */
    public static String id(String id, Code where) {
        if (id.isEmpty() || id.equals(".") || id.equals("..") || Names.longerThan(id, LONGEST_ID)) {
            throw S2Problem.of(
                    where, "The id of an access token has 1 to " + LONGEST_ID + " bytes and is not `.` or `..`.");
        }
        return id;
    }

    public boolean isExpired(Instant now) {
        return expiresAt.filter(end -> !now.isBefore(end)).isPresent();
    }

    public AccessToken expiringAt(Optional<Instant> end) {
        return new AccessToken(id, end, autoPrefix, scope);
    }

    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(ID, id);
        json.put(EXPIRES_AT, expiresAt.map(Instant::toString).orElse(null));
        json.put(AUTO_PREFIX_STREAMS, autoPrefix);
        json.put(SCOPE, ScopeJson.write(scope));
        return json;
    }

    private static Instant instant(JsonObject json, String text) {
        S2Problem wrong = json.wrong(EXPIRES_AT, "be a date and time as in RFC 3339", Code.BAD_JSON);
        if (!DATE_TIME.matcher(text).matches()) {
            throw wrong;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noSuchTime) {
            throw wrong;
        }
    }
}
