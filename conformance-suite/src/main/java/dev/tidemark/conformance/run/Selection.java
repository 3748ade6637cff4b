// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which scenarios to run: those with one of the tags or in one of the features.
 *
 * @param all everything; tags and addresses are empty then
 * @param tags without {@code @}; the id of a requirement is a tag
 * @param addresses of features, as in {@link Scenario#address}
 * @param asked what the user wrote; empty when nobody asked for a part
 */
public record Selection(boolean all, Set<String> tags, Set<String> addresses, Optional<String> asked) {

    public Selection {
        tags = Set.copyOf(tags);
        addresses = Set.copyOf(addresses);
    }

    /** Every scenario. */
    public static Selection everything() {
        return new Selection(true, Set.of(), Set.of(), Optional.empty());
    }

    /** The scenarios with at least one of these tags, such as requirement ids. */
    public static Selection tagged(String... tags) {
        var plain = Arrays.stream(tags)
                .map(tag -> tag.startsWith("@") ? tag.substring(1) : tag)
                .collect(Collectors.toSet());
        return new Selection(false, plain, Set.of(), Optional.of(String.join(",", tags)));
    }

    public boolean includes(Scenario scenario) {
        return all
                || addresses.contains(scenario.address())
                || scenario.tags().stream().anyMatch(tags::contains);
    }
}
