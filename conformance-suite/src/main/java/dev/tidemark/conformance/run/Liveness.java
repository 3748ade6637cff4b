// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.util.Optional;

/** Finds out whether the target still answers. */
@FunctionalInterface
interface Liveness {

    /** Nobody finds out: a target that is gone makes every case fail. */
    Liveness UNKNOWN = Optional::empty;

    /** Why the target is not there any more, in a few words, or empty when it answers. */
    Optional<String> lost();
}
