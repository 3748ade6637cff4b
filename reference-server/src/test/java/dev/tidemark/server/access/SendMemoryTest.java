// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendMemoryTest {

    private static final int MIB = 1 << 20;

    private final SendMemory memory = new SendMemory(16 * MIB);
    private final List<String> gone = new ArrayList<>();

    @Test
    void readsAreGivenLessAsItGetsScarceButNotTooLittle() {
        assertThat(memory.portion(MIB)).isEqualTo(MIB);
        assertThat(memory.portion(100)).isEqualTo(100);
        client("a").add(12 * MIB);
        assertThat(memory.portion(MIB)).isEqualTo(MIB / 2);
        client("b").add(4 * MIB);
        assertThat(memory.portion(MIB)).isEqualTo(1 << 16);
        assertThat(memory.portion(100)).isEqualTo(100);
        assertThat(gone).isEmpty();
    }

    @Test
    void beyondTheLimitWhoHasTakenNothingForTheLongestTimeGoes() {
        SendMemory.Client first = client("first");
        SendMemory.Client second = client("second");
        SendMemory.Client third = client("third");
        first.add(5 * MIB);
        second.add(5 * MIB);
        third.add(5 * MIB);
        first.taken(MIB);
        client("fourth").add(3 * MIB);
        assertThat(gone).containsExactly("second");
        assertThat(memory.dropped()).isEqualTo(1);
    }

    @Test
    void asManyGoAsAreNeededAndNobodyTwice() {
        for (int i = 0; i < 16; i++) {
            client("small-" + i).add(MIB);
        }
        SendMemory.Client large = client("large");
        large.add(3 * MIB);
        assertThat(gone).containsExactly("small-0", "small-1", "small-2");
        large.add(MIB); // those three have not given back theirs yet
        assertThat(gone).containsExactly("small-0", "small-1", "small-2", "small-3");
    }

    @Test
    void oneThatAsksForMoreThanThereIsIsNotLetGoForIt() {
        client("other").add(MIB);
        client("huge").add(64 * MIB);
        assertThat(gone).containsExactly("other");
    }

    @Test
    void whatWasTakenIsFreeAgain() {
        SendMemory.Client one = client("one");
        one.add(16 * MIB);
        one.taken(16 * MIB);
        one.leave();
        client("two").add(16 * MIB);
        assertThat(gone).isEmpty();
        assertThat(memory.waiting()).isEqualTo(16 * MIB);
    }

    private SendMemory.Client client(String name) {
        return memory.enter(() -> gone.add(name));
    }
}
