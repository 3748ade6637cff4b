// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.util.Optional;
import java.util.Set;

/**
 * What a user says of a target.
 *
 * @param spoken what it is examined for
 */
public record Given(Settings settings, Profile profile, Address address, Set<Protocol> spoken) {

    /** What {@code -Dtarget.NAME} says. */
    public Optional<String> asOption(String name) {
        return settings.get("target." + name);
    }

    /** What the option or else the profile says. */
    public Optional<String> option(String name) {
        return asOption(name).or(() -> inProfile(name));
    }

    /** What the profile says. */
    public Optional<String> inProfile(String name) {
        return Optional.ofNullable(profile.options().get(name));
    }

    /** Whether the address was given as an option and has a path, which then wins over what the profile says about paths. */
    public boolean isRootAnOption() {
        return settings.get("target").isPresent() && address.hasPath();
    }
}
