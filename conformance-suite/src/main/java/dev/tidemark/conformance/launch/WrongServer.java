// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.util.List;

/**
 * A server that breaks one promise, as the command line lists it.
 *
 * @param topic the folder of features it belongs to, e.g. {@code durable-streams/closure}
 * @param rules ids of the requirements it breaks, the main one first
 * @param summary one sentence: what it does
 */
public record WrongServer(String id, String topic, List<String> rules, String summary) {

    /** Whether this is what somebody asked for who named a topic, a protocol or the beginning of a requirement's id. */
    public boolean isAbout(String words) {
        return topic.equals(words)
                || topic.startsWith(words + "/")
                || topic.endsWith("/" + words)
                || rules.get(0).startsWith(words);
    }
}
