// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.s2.Caller;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.control.access.AccessToken;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BearerTest {

    private static final String READER = "{'id':'t','scope':{'basins':{'prefix':'team-'},'streams':{'prefix':'a/'},"
            + "'access_tokens':{'prefix':'t/'},'ops':['read','issue-access-token','list-streams']}}";

    @Test
    void theOwnerMayDoEverything() {
        Bearer owner = Bearer.of(Caller.OWNER);
        assertThat(owner.stream("any-basin", "s", Operation.values())).isEqualTo("s");
        owner.account(Operation.values());
        owner.token("any", Operation.REVOKE_ACCESS_TOKEN);
        AccessToken token = token("{'id':'x','scope':{'ops':['read'],'basins':{'prefix':''}}}");
        assertThat(owner.grant(token)).isEqualTo(token);
    }

    @Test
    void nobodyUnknownIsTakenForTheOwner() {
        Caller stranger = (basin, shown, operations) -> shown;
        assertThatThrownBy(() -> Bearer.of(stranger)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOperationTheBasinAndTheStreamMustBeCovered() {
        Bearer bearer = Bearer.of(token(READER));
        assertThat(bearer.stream("team-one", "a/b", Operation.READ)).isEqualTo("a/b");
        refused("permission_denied", () -> bearer.stream("team-one", "a/b", Operation.APPEND));
        refused("permission_denied", () -> bearer.stream("team-one", "a/b", Operation.READ, Operation.TRIM));
        refused("permission_denied", () -> bearer.stream("other-one", "a/b", Operation.READ));
        refused("permission_denied", () -> bearer.stream("team-one", "b", Operation.READ));
        refused("permission_denied", () -> bearer.account(Operation.LIST_BASINS));
        bearer.basin("team-one", Operation.LIST_STREAMS);
        refused("permission_denied", () -> bearer.token("u/1", Operation.ISSUE_ACCESS_TOKEN));
    }

    @Test
    void aPrefixIsPutBeforeWhateverTheCallerNames() {
        Bearer bearer = Bearer.of(token(READER.replace("'id'", "'auto_prefix_streams':true,'id'")));
        assertThat(bearer.prefix()).isEqualTo("a/");
        assertThat(bearer.stream("team-one", "b", Operation.READ)).isEqualTo("a/b");
        assertThat(bearer.stream("team-one", "a/b", Operation.READ)).isEqualTo("a/a/b");
        refused("invalid", () -> bearer.stream("team-one", "x".repeat(511), Operation.READ));
    }

    @Test
    void nobodyGrantsMoreThanItMayDo() {
        Bearer bearer = Bearer.of(token(READER));
        AccessToken narrower = token("{'id':'t/1','scope':{'basins':{'exact':'team-one'},'ops':['read']}}");
        assertThat(bearer.grant(narrower)).isEqualTo(narrower);
        for (String wider : new String[] {
            "{'id':'t/1','scope':{'ops':['append']}}",
            "{'id':'t/1','scope':{'ops':['read'],'basins':{'prefix':''}}}",
            "{'id':'t/1','scope':{'op_groups':{'stream':{'read':true}}}}",
            "{'id':'other','scope':{'ops':['read']}}"
        }) {
            refused("permission_denied", () -> bearer.grant(token(wider)));
        }
    }

    @Test
    void nothingGrantedLastsLonger() {
        String end = "'expires_at':'2027-01-01T00:00:00Z'";
        Bearer bearer = Bearer.of(token(READER.replace("'id'", end + ",'id'")));
        String narrower = "{'id':'t/1','scope':{'ops':['read']}}";
        assertThat(bearer.grant(token(narrower)).expiresAt()).contains(Instant.parse("2027-01-01T00:00:00Z"));
        AccessToken shorter = token(narrower.replace("'id'", "'expires_at':'2026-12-31T00:00:00Z','id'"));
        assertThat(bearer.grant(shorter)).isEqualTo(shorter);
        refused(
                "permission_denied",
                () -> bearer.grant(token(narrower.replace("'id'", "'expires_at':'2027-01-01T00:00:01Z','id'"))));
    }

    private static AccessToken token(String text) {
        return AccessToken.of(json(text));
    }
}
