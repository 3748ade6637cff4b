// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A target described by a file: everything that can also be given as an option, and what only a file can say.
 *
 * @param protocols what the target speaks; nothing when the file does not say
 * @param options what it says of the target for single protocols, see {@link Protocol#options}
 * @param ca file with the certificates (PEM) that are trusted
 * @param unsupported capabilities that are not claimed, each with the reason
 * @param restart shell command that restarts the server in an orderly way
 * @param kill shell command that ends the server without warning and starts it again
 * @param trim shell command that drops what lies before an offset; it gets the stream's URL and the offset as $1 and $2
 * @param retentionHeaders headers of a creation that make a stream drop old data by itself
 * @param retentionMessages after how many messages the first of such a stream are gone
 */
public record Profile(
        Optional<String> name,
        Optional<String> version,
        Optional<String> url,
        Optional<Set<Protocol>> protocols,
        Map<String, String> options,
        Optional<String> ca,
        Map<String, String> headers,
        Map<String, String> unsupported,
        Optional<Duration> longPoll,
        Optional<Duration> answer,
        Optional<Duration> webhook,
        OptionalLong bodyBytes,
        OptionalLong requestsInFlight,
        Optional<String> restart,
        Optional<String> kill,
        Optional<String> trim,
        Map<String, String> retentionHeaders,
        OptionalLong retentionMessages) {

    public Profile {
        options = Map.copyOf(options);
        headers = Map.copyOf(headers);
        unsupported = Map.copyOf(unsupported);
        retentionHeaders = Map.copyOf(retentionHeaders);
    }

    /** A profile that says nothing. */
    public static Profile none() {
        return new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                OptionalLong.empty());
    }
}
