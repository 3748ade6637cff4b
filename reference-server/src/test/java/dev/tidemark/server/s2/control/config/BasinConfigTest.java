// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.http.JsonTree;
import org.junit.jupiter.api.Test;

class BasinConfigTest {

    @Test
    void whoSaysNothingGetsTheDefaults() {
        assertThat(config("{}")).isEqualTo(BasinConfig.DEFAULT);
        assertThat(JsonTree.text(BasinConfig.DEFAULT.json()))
                .isEqualTo("{\"default_stream_config\":null,\"stream_cipher\":null,"
                        + "\"create_stream_on_append\":false,\"create_stream_on_read\":false}");
    }

    @Test
    void whatIsShownIsTheSameConfig() {
        BasinConfig config = config("{'create_stream_on_read':true,'default_stream_config':"
                + "{'timestamping':{'mode':'arrival'},'retention_policy':{'infinite':{}}}}");
        assertThat(BasinConfig.of(json(JsonTree.text(config.json())))).isEqualTo(config);
        assertThat(config.createOnRead()).isTrue();
        assertThat(config.createOnAppend()).isFalse();
    }

    @Test
    void aPatchReachesIntoTheDefaults() {
        BasinConfig before = config("{'create_stream_on_append':true,'default_stream_config':"
                + "{'timestamping':{'mode':'arrival'},'retention_policy':{'age':1}}}");
        assertThat(before.with(patch("{}"))).isEqualTo(before);
        assertThat(before.with(patch("{'default_stream_config':{'retention_policy':{'age':2}}}")))
                .isEqualTo(config("{'create_stream_on_append':true,'default_stream_config':"
                        + "{'timestamping':{'mode':'arrival'},'retention_policy':{'age':2}}}"));
        assertThat(before.with(patch("{'default_stream_config':null,'create_stream_on_append':null}")))
                .isEqualTo(BasinConfig.DEFAULT);
        assertThat(before.with(patch("{'create_stream_on_append':false,'create_stream_on_read':true}")))
                .satisfies(after -> {
                    assertThat(after.createOnAppend()).isFalse();
                    assertThat(after.createOnRead()).isTrue();
                    assertThat(after.defaults()).isEqualTo(before.defaults());
                });
    }

    @Test
    void whoeverWantsEncryptionIsRefused() {
        refused("not_implemented", () -> config("{'stream_cipher':'aegis-256'}"));
        refused("not_implemented", () -> patch("{'stream_cipher':'aes-256-gcm'}"));
        assertThat(config("{'stream_cipher':null}")).isEqualTo(BasinConfig.DEFAULT);
    }

    @Test
    void rulesHoldForTheDefaultsToo() {
        refused("invalid", () -> config("{'default_stream_config':{'retention_policy':{'age':0}}}"));
        refused("bad_json", () -> config("{'create_stream_on_append':1}"));
        refused("bad_json", () -> patch("{'default_stream_config':{'storage_class':'x'}}"));
    }

    private static BasinConfig config(String text) {
        return BasinConfig.of(json(text));
    }

    private static BasinPatch patch(String text) {
        return BasinPatch.of(json(text));
    }
}
