// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Messages;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.reports.contract.Broken;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The messages of concurrent writers: each can be told from all others wherever it turns up, and half of one is noticed. */
public final class Markers {

    private static final Pattern ONE = Pattern.compile("w\\d+-\\d+;");

    private Markers() {}

    public static String marker(int writer, int number) {
        return "w" + writer + "-" + number + ";";
    }

    public static byte[] body(Subject stream, String marker) {
        return Bodies.utf8(stream.isJson() ? "[{\"marker\":\"" + marker + "\"},\"" + marker + "\"]" : marker);
    }

    /** The markers of a full read in its order. */
    public static List<String> in(Content content) {
        if (content instanceof Messages messages) {
            return inMessages(messages);
        }
        var text = new String(((Octets) content).bytes(), StandardCharsets.ISO_8859_1);
        var found = new ArrayList<String>();
        var matcher = ONE.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            found.add(matcher.group());
            end = matcher.end();
        }
        if (end < text.length()) {
            throw new Broken(
                    "whole messages",
                    "at byte " + end + ": '" + text.substring(end, Math.min(end + 40, text.length())) + "'");
        }
        return found;
    }

    /** A batch is two messages; they have to stay together. */
    private static List<String> inMessages(Messages messages) {
        var found = new ArrayList<String>();
        List<JsonNode> values = messages.values();
        for (int i = 0; i < values.size(); i += 2) {
            var marker = values.get(i).path("marker").asText();
            if (i + 1 == values.size() || !values.get(i + 1).asText().equals(marker)) {
                throw new Broken(
                        "both messages of the batch " + marker + " together", messages.describe(Messages.NONE));
            }
            found.add(marker);
        }
        return found;
    }
}
