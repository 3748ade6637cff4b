// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

/** An entity tag that no server made. */
final class UnknownTag {

    static final String TEXT = "\"tidemark-made-this-up\"";

    private UnknownTag() {}
}
