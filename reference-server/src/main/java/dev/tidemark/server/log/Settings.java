// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import dev.tidemark.server.log.settings.ContentType;
import dev.tidemark.server.log.settings.Lifetime;
import dev.tidemark.server.log.settings.Policy;
import java.util.Optional;

/**
 * What is said of a stream when it is created.
 *
 * @param contentType what its records are
 * @param lifetime how long it lives
 * @param retention what it keeps
 * @param policy what else can be changed later, as the retention can
 * @param origin the stream it was forked from, if it was
 */
public record Settings(
        ContentType contentType, Lifetime lifetime, Retention retention, Policy policy, Optional<Origin> origin) {

    /** A stream that nobody configured further. */
    public Settings(ContentType contentType, Lifetime lifetime, Retention retention, Optional<Origin> origin) {
        this(contentType, lifetime, retention, Policy.DEFAULT, origin);
    }

    /** The same with what can be changed. */
    public Settings with(Retention newRetention, Policy newPolicy) {
        return new Settings(contentType, lifetime, newRetention, newPolicy, origin);
    }

    /** Whether a request to create a stream like this is satisfied with one that has these settings (5.1). */
    boolean satisfy(ContentType wantedType, Lifetime wantedLifetime, Retention wantedRetention) {
        return contentType.matches(wantedType) && lifetime.equals(wantedLifetime) && retention.equals(wantedRetention);
    }
}
