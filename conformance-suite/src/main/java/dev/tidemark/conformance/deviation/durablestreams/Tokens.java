// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The offsets a deviating server hands out in place of the upstream's, and the way back. */
public interface Tokens {

    /**
     * Where a token is shown or read.
     *
     * @param stream path of the stream the token belongs to
     * @param request the request it goes with
     * @param stored whether the request is a write that was accepted
     * @param boot how often the server has been restarted before
     */
    record Place(String stream, Request request, boolean stored, int boot) {}

    /** The token handed out for a position. */
    String show(Place place, String real);

    /** The position a token stands for; an unknown token as it is. */
    String read(Place place, String shown);

    /** A token scheme without state. */
    static Tokens of(UnaryOperator<String> show, UnaryOperator<String> read) {
        return new Tokens() {
            @Override
            public String show(Place place, String real) {
                return show.apply(real);
            }

            @Override
            public String read(Place place, String shown) {
                return read.apply(shown);
            }
        };
    }

    /** Upstream tokens with something in front. */
    static Tokens prefixed(String prefix) {
        return of(real -> prefix + real, shown -> shown.startsWith(prefix) ? shown.substring(prefix.length()) : shown);
    }

    /** Upstream tokens with something behind. */
    static Tokens suffixed(String suffix) {
        return of(
                real -> real + suffix,
                shown -> shown.endsWith(suffix) ? shown.substring(0, shown.length() - suffix.length()) : shown);
    }

    /** The n-th distinct token of a stream becomes a name for n; 0 is the start of a stream that was created empty. */
    static Tokens numbered(Function<Integer, String> name) {
        Map<String, Integer> counts = new HashMap<>();
        return minted((place, real) -> {
            boolean filled = place.stored() && !counts.containsKey(place.stream());
            return name.apply(counts.merge(place.stream(), filled ? 2 : 1, Integer::sum) - 1);
        });
    }

    /** A name is minted when a token is first seen on a stream and kept from then on. */
    static Tokens minted(BiFunction<Place, String, String> mint) {
        Map<String, String> shownByReal = new HashMap<>();
        Map<String, String> realByShown = new HashMap<>();
        return new Tokens() {
            @Override
            public String show(Place place, String real) {
                String shown = shownByReal.computeIfAbsent(key(place, real), k -> mint.apply(place, real));
                // When two positions share a name, the earlier one keeps it.
                realByShown.putIfAbsent(key(place, shown), real);
                return shown;
            }

            @Override
            public String read(Place place, String shown) {
                return realByShown.getOrDefault(key(place, shown), shown);
            }

            private String key(Place place, String token) {
                return place.stream() + " " + token;
            }
        };
    }

    /** Hexadecimal form of a token: letters and digits only, the same order. */
    static String hex(String token) {
        StringBuilder hex = new StringBuilder();
        for (byte b : Buffer.buffer(token).getBytes()) {
            hex.append(String.format("%02x", b));
        }
        return hex.toString();
    }
}
