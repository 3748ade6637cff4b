// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.Optional;

/**
 * What is fixed when a stream is created.
 *
 * @param contentType what its records are
 * @param lifetime how long it lives
 * @param retention what it keeps
 * @param origin the stream it was forked from, if it was
 */
public record Settings(ContentType contentType, Lifetime lifetime, Retention retention, Optional<Origin> origin) {

    /** Whether a request to create a stream like this is satisfied with one that has these settings (5.1). */
    boolean satisfy(ContentType wantedType, Lifetime wantedLifetime, Retention wantedRetention) {
        return contentType.matches(wantedType) && lifetime.equals(wantedLifetime) && retention.equals(wantedRetention);
    }
}
