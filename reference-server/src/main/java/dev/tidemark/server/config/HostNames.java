// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names that requests may give in {@code Host}: the local ones and those of {@code tidemark.hosts}. Without that
 * setting a server on a local address knows the local names only, and any other server takes every name.
 */
public final class HostNames {

    private static final String ANY = "*";
    private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "[::1]", "::1");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?");

    private final boolean any;
    private final Set<String> names;

    private HostNames(boolean any, Set<String> names) {
        this.any = any;
        this.names = Set.copyOf(names);
    }

    /** @throws WrongSetting if one of them is no name */
    public static HostNames of(TidemarkConfig config) {
        List<String> listed = config.hosts().orElse(LOCAL.contains(config.host()) ? LOCAL : List.of(ANY));
        Set<String> names = new HashSet<>(LOCAL);
        for (String name : listed) {
            if (!name.strip().equals(ANY) && !NAME.matcher(name.strip()).matches()) {
                throw new WrongSetting(
                        "tidemark.hosts", name, "be names separated by commas, without scheme and port, or *");
            }
            names.add(name.strip().toLowerCase(Locale.ROOT));
        }
        return new HostNames(names.contains(ANY), names);
    }

    /** @param host as a request names it, without the port */
    public boolean contains(String host) {
        return any || names.contains(host) || names.contains(host.toLowerCase(Locale.ROOT));
    }
}
