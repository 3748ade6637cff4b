// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

/** How an exchange of which both bodies are streams goes over a connection. */
public enum Transport {
    /** In chunks, where there is a body. */
    HTTP_1_1("HTTP/1.1"),
    /** Known beforehand, or agreed upon with TLS. */
    HTTP_2("HTTP/2"),
    /** Asked for by a request of HTTP/1.1 ({@code Upgrade: h2c}); not with TLS. */
    HTTP_2_UPGRADE("HTTP/2 by upgrade");

    private final String words;

    Transport(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
