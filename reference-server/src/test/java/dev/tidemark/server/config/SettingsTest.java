// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Pattern ROW =
            Pattern.compile("\\| `(tidemark\\.[a-z0-9.-]+)` \\| (?:`(.*?)`|none) \\| .+ \\|");

    @Test
    void everySettingIsDocumentedWithItsDefault() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("SETTINGS.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), String.valueOf(row.group(2)));
            }
        }
        assertThat(documented).isEqualTo(settings("tidemark.", TidemarkConfig.class));
    }

    @Test
    void everySettingIsListed() {
        assertThat(SettingNames.ALL)
                .containsExactlyInAnyOrderElementsOf(
                        settings("tidemark.", TidemarkConfig.class).keySet());
    }

    @Test
    void variablesThatAreNoSettingsAreRefusedWithTheNearest() {
        SettingNames.check(
                List.of("PATH", "TIDEMARK_PORT", "TIDEMARK_S2_ROOT_TOKEN", "TIDEMARK_SHARD", "TIDEMARK_SHARDS"));
        assertThatThrownBy(() -> SettingNames.check(List.of("TIDEMARK_LIVE_SSE_LIVETIME")))
                .isInstanceOf(WrongSetting.class)
                .hasMessageEndingWith("did you mean TIDEMARK_LIVE_SSE_LIFETIME?");
        assertThatThrownBy(() -> SettingNames.check(List.of("TIDEMARK_SOMETHING_ELSE_ALTOGETHER")))
                .hasMessageContaining("TIDEMARK_SOMETHING_ELSE_ALTOGETHER")
                .hasMessageNotContaining("did you mean");
    }

    @Test
    void everySwitchIsListed() {
        assertThat(switches("tidemark.", TidemarkConfig.class)).containsExactlyInAnyOrderElementsOf(Switches.ALL);
    }

    @Test
    void aSwitchIsOnOrOff() {
        for (String word : List.of("true", "FALSE", "yes", "off", "1", "")) {
            Switches.check(Map.of("tidemark.s2.auth", word)::get, Map.of());
        }
        assertThatThrownBy(() -> Switches.check(Map.of("tidemark.s2.auth", "ture")::get, Map.of()))
                .isInstanceOf(WrongSetting.class)
                .hasMessage("the setting tidemark.s2.auth=ture is wrong: it must be true or false");
        assertThatThrownBy(() -> Switches.check(name -> null, Map.of("TIDEMARK_S2_AUTH", "ja")))
                .hasMessageContaining("tidemark.s2.auth=ja");
        Switches.check(Map.of("tidemark.s2.auth", "true")::get, Map.of("TIDEMARK_S2_AUTH", "ja"));
    }

    private static List<String> switches(String prefix, Class<?> group) {
        List<String> found = new ArrayList<>();
        for (Method setting : group.getDeclaredMethods()) {
            String name = prefix + kebab(setting);
            if (setting.getReturnType() == boolean.class) {
                found.add(name);
            } else if (isGroup(setting)) {
                found.addAll(switches(name + ".", setting.getReturnType()));
            }
        }
        return found;
    }

    private static String kebab(Method setting) {
        return setting.getName().replaceAll("(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static boolean isGroup(Method setting) {
        return setting.getReturnType().getName().startsWith(TidemarkConfig.class.getName() + "$")
                && setting.getReturnType().isInterface();
    }

    private static Map<String, String> settings(String prefix, Class<?> group) {
        Map<String, String> found = new TreeMap<>();
        for (Method setting : group.getDeclaredMethods()) {
            String name = prefix + kebab(setting);
            WithDefault byDefault = setting.getAnnotation(WithDefault.class);
            if (isGroup(setting)) {
                found.putAll(settings(name + ".", setting.getReturnType()));
            } else {
                found.put(name, byDefault == null ? "null" : byDefault.value());
            }
        }
        return found;
    }
}
