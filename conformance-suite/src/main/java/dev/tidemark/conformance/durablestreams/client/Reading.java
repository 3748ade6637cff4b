// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.scene.Waiting;

/** A read under way or done: what it has received, and the answer that decides. */
public interface Reading extends Waiting {

    /** What is read. */
    Subject stream();

    /** Reads on until there is as much content as this, the server says there is no more, or nothing comes. */
    Content receive(Content expected);

    /** The offset to go on from, as the latest answer or event names it. */
    String nextOffset();
}
