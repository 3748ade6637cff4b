// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.config;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.log.settings.Timestamping;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamConfigTest {

    private static final String FULL = "{'storage_class':'standard','retention_policy':{'age':3600},"
            + "'timestamping':{'mode':'client-require','uncapped':true},'delete_on_empty':{'min_age_secs':60}}";

    @Test
    void aStreamSaysMoreThanItsBasinAndTheBasinMoreThanTheServer() {
        StreamConfig basin = config("{'retention_policy':{'age':60},'timestamping':{'uncapped':true}}");
        StreamConfig stream = config("{'retention_policy':{'infinite':{}},'timestamping':{'mode':'arrival'}}");
        assertThat(stream.over(basin))
                .isEqualTo(new EffectiveConfig(
                        StorageClass.EXPRESS,
                        new RetentionPolicy.Infinite(),
                        new Timestamping(Timestamping.Mode.ARRIVAL, true),
                        0));
    }

    @Test
    void whoSaysNothingGetsTheDefaults() {
        assertThat(JsonTree.text(StreamConfig.EMPTY.over(StreamConfig.EMPTY).json()))
                .isEqualTo(quoted("{'storage_class':'express','retention_policy':{'age':604800},"
                        + "'timestamping':{'mode':'client-prefer','uncapped':false},"
                        + "'delete_on_empty':{'min_age_secs':0}}"));
    }

    @Test
    void aConfigIsShownAsItWasGiven() {
        assertThat(JsonTree.text(config(FULL).json())).isEqualTo(quoted(FULL));
        assertThat(JsonTree.text(StreamConfig.EMPTY.json()))
                .isEqualTo(quoted("{'storage_class':null,'retention_policy':null,'timestamping':null,"
                        + "'delete_on_empty':null}"));
        assertThat(JsonTree.text(config("{'timestamping':{'uncapped':false}}").json()))
                .contains(quoted("'timestamping':{'mode':null,'uncapped':false}"));
    }

    @Test
    void aMinimumAgeOfZeroIsSaidNotLeftOut() {
        StreamConfig basin = config("{'delete_on_empty':{'min_age_secs':60}}");
        assertThat(config("{'delete_on_empty':{}}").over(basin).minAge()).isZero();
        assertThat(config("{'delete_on_empty':null}").over(basin).minAge()).isEqualTo(60);
    }

    @Test
    void aPatchTouchesOnlyWhatItNames() {
        StreamConfig full = config(FULL);
        assertThat(full.with(patch("{}"))).isEqualTo(full);
        StreamConfig changed =
                full.with(patch("{'retention_policy':{'infinite':{}},'timestamping':{'mode':'arrival'}}"));
        assertThat(JsonTree.text(changed.json()))
                .isEqualTo(quoted("{'storage_class':'standard','retention_policy':{'infinite':{}},"
                        + "'timestamping':{'mode':'arrival','uncapped':true},'delete_on_empty':{'min_age_secs':60}}"));
    }

    @Test
    void nullResetsAMemberAndAllThatIsInIt() {
        StreamConfig full = config(FULL);
        assertThat(full.with(patch("{'timestamping':null,'storage_class':null}")))
                .isEqualTo(config("{'retention_policy':{'age':3600},'delete_on_empty':{'min_age_secs':60}}"));
        assertThat(full.with(patch("{'timestamping':{'mode':null}}")).uncapped())
                .contains(true);
        assertThat(full.with(patch("{'timestamping':{'mode':null}}")).mode()).isEmpty();
        assertThat(full.with(patch(
                        "{'storage_class':null,'retention_policy':null,'timestamping':null,'delete_on_empty':null}")))
                .isEqualTo(StreamConfig.EMPTY);
    }

    @Test
    void anAgeOfZeroBreaksARule() {
        refused("invalid", () -> config("{'retention_policy':{'age':0}}"));
        refused("invalid", () -> patch("{'retention_policy':{'age':0}}"));
    }

    @Test
    void malformedConfigsAreRefused() {
        for (String text : List.of(
                "{'storage_class':'glacier'}",
                "{'storage_class':1}",
                "{'retention_policy':{}}",
                "{'retention_policy':'infinite'}",
                "{'retention_policy':{'age':-1}}",
                "{'retention_policy':{'age':'1'}}",
                "{'retention_policy':{'age':1,'infinite':{}}}",
                "{'retention_policy':{'infinite':true}}",
                "{'timestamping':{'mode':'client_prefer'}}",
                "{'timestamping':{'uncapped':'yes'}}",
                "{'timestamping':[]}",
                "{'delete_on_empty':{'min_age_secs':1.5}}")) {
            refused("bad_json", () -> config(text));
            refused("bad_json", () -> patch(text));
        }
    }

    private static StreamConfig config(String text) {
        return StreamConfig.of(json(text));
    }

    private static StreamPatch patch(String text) {
        return StreamPatch.of(json(text));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
