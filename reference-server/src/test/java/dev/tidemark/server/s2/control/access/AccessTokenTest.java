// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.access;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.http.JsonTree;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessTokenTest {

    @Test
    void whatIsShownIsTheSameToken() {
        AccessToken token = AccessToken.of(json("{'id':'t','expires_at':'2027-01-02T03:04:05+01:00',"
                + "'auto_prefix_streams':true,'scope':{'streams':{'prefix':'a/'},"
                + "'op_groups':{'stream':{'read':true,'write':true}},'ops':['list-streams']}}"));
        assertThat(AccessToken.of(json(JsonTree.text(token.json())))).isEqualTo(token);
        assertThat(token.expiresAt()).contains(Instant.parse("2027-01-02T02:04:05Z"));
        assertThat(JsonTree.text(token.json()))
                .isEqualTo("{\"id\":\"t\",\"expires_at\":\"2027-01-02T02:04:05Z\",\"auto_prefix_streams\":true,"
                        + "\"scope\":{\"basins\":null,\"streams\":{\"prefix\":\"a/\"},\"access_tokens\":null,"
                        + "\"op_groups\":{\"account\":{\"read\":false,\"write\":false},"
                        + "\"basin\":{\"read\":false,\"write\":false},\"stream\":{\"read\":true,\"write\":true}},"
                        + "\"ops\":[\"list-streams\"]}}");
    }

    @Test
    void aTokenEndsAtItsTime() {
        AccessToken token =
                AccessToken.of(json("{'id':'t','expires_at':'2027-01-01T00:00:00Z','scope':{'ops':['read']}}"));
        assertThat(token.isExpired(Instant.parse("2026-12-31T23:59:59.999Z"))).isFalse();
        assertThat(token.isExpired(Instant.parse("2027-01-01T00:00:00Z"))).isTrue();
        assertThat(AccessToken.of(json("{'id':'t','scope':{'ops':['read']}}")).isExpired(Instant.MAX))
                .isFalse();
    }

    @Test
    void whatAllowsNothingOrPrefixesWithoutAPrefixBreaksARule() {
        for (String text : List.of(
                "{'id':'t','scope':{}}",
                "{'id':'t','scope':{'ops':[],'op_groups':{'stream':{'read':false}}}}",
                "{'id':'t','auto_prefix_streams':true,'scope':{'ops':['read']}}",
                "{'id':'t','auto_prefix_streams':true,'scope':{'ops':['read'],'streams':{'exact':'s'}}}")) {
            refused("invalid", () -> AccessToken.of(json(text)));
        }
    }

    @Test
    void malformedTokensAreRefused() {
        for (String text : List.of(
                "{'scope':{'ops':['read']}}",
                "{'id':'t'}",
                "{'id':'','scope':{'ops':['read']}}",
                "{'id':'" + "\u00e9".repeat(49) + "','scope':{'ops':['read']}}",
                "{'id':'t','expires_at':'tomorrow','scope':{'ops':['read']}}",
                "{'id':'t','expires_at':'2027-02-30T00:00:00Z','scope':{'ops':['read']}}",
                "{'id':'t','expires_at':'2027-01-01T00:00Z','scope':{'ops':['read']}}",
                "{'id':'t','expires_at':1,'scope':{'ops':['read']}}")) {
            refused("bad_json", () -> AccessToken.of(json(text)));
        }
    }

    @Test
    void secretsAreNewEachTimeAndKeptAsDigests() {
        Secret secrets = new Secret();
        assertThat(secrets.next()).isNotEqualTo(secrets.next()).matches("tidemark_[A-Za-z0-9_-]{43}");
        assertThat(Secret.digest("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
