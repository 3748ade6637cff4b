// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final String LAST_OF_BMP = "\uffee";
    private static final String BEYOND_BMP = "\ud83d\ude00";

    private final NavigableMap<String, String> all = new TreeMap<>(Page.BY_CODE_POINTS);

    PageTest() {
        for (String name : new String[] {"b", "a", "ab", "ac", "abc", "B", LAST_OF_BMP, BEYOND_BMP}) {
            all.put(name, name);
        }
    }

    @Test
    void theOrderIsThatOfTheBytesInUtf8() {
        assertThat(page("", "", 1000).items())
                .containsExactly("B", "a", "ab", "abc", "ac", "b", LAST_OF_BMP, BEYOND_BMP);
    }

    @Test
    void onlyWhatBeginsSoAndComesAfter() {
        assertThat(page("a", "", 1000).items()).containsExactly("a", "ab", "abc", "ac");
        assertThat(page("ab", "", 1000).items()).containsExactly("ab", "abc");
        assertThat(page("a", "a", 1000).items()).containsExactly("ab", "abc", "ac");
        assertThat(page("a", "abb", 1000).items()).containsExactly("abc", "ac");
        assertThat(page("ab", "B", 1000).items()).containsExactly("ab", "abc");
        assertThat(page("a", "b", 1000).items()).isEmpty();
        assertThat(page("", "ac", 1000).items()).containsExactly("b", LAST_OF_BMP, BEYOND_BMP);
        assertThat(page("x", "", 1000).items()).isEmpty();
    }

    @Test
    void moreIsSaidOnlyIfMoreFollow() {
        assertThat(page("a", "", 3)).isEqualTo(new Page<>(java.util.List.of("a", "ab", "abc"), true));
        assertThat(page("a", "", 4).more()).isFalse();
        assertThat(page("a", "abc", 1).more()).isFalse();
    }

    @Test
    void whatIsHiddenCountsForNothing() {
        Page<String> page = Page.of(all, "a", "", 2, name -> !name.equals("ab") && !name.equals("ac"));
        assertThat(page).isEqualTo(new Page<>(java.util.List.of("a", "abc"), false));
    }

    private Page<String> page(String prefix, String after, int limit) {
        return Page.of(all, prefix, after, limit, name -> true);
    }
}
