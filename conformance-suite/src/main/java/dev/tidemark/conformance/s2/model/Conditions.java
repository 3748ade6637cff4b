// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an append expects of its stream.
 *
 * @param members as they are sent, by their names
 */
public record Conditions(Map<String, JsonNode> members) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern NULL = Pattern.compile("a null (token|sequence number)");
    private static final Pattern SEQ_NUM = Pattern.compile("the sequence number (\\d+)");
    private static final Pattern TOKEN = Pattern.compile("the token \"(.*)\"");

    public static Conditions seqNum(long seqNum) {
        return new Conditions(Map.of(Vocabulary.MEMBER_MATCH_SEQ_NUM, JSON.numberNode(seqNum)));
    }

    public static Conditions token(String token) {
        return new Conditions(Map.of(Vocabulary.MEMBER_FENCING_TOKEN, JSON.textNode(token)));
    }

    /** Such as {@code the token "first" and the sequence number 3}, or {@code a null token}. */
    public static Conditions parse(String words) {
        var members = new LinkedHashMap<String, JsonNode>();
        for (var each : words.split(" and (?=the |a null )")) {
            add(members, each);
        }
        return new Conditions(members);
    }

    private static void add(Map<String, JsonNode> members, String words) {
        var seqNum = SEQ_NUM.matcher(words);
        var token = TOKEN.matcher(words);
        var none = NULL.matcher(words);
        if (seqNum.matches()) {
            members.put(Vocabulary.MEMBER_MATCH_SEQ_NUM, JSON.numberNode(new BigInteger(seqNum.group(1))));
        } else if (token.matches()) {
            members.put(Vocabulary.MEMBER_FENCING_TOKEN, JSON.textNode(token.group(1)));
        } else if (none.matches()) {
            var isToken = none.group(1).equals("token");
            members.put(isToken ? Vocabulary.MEMBER_FENCING_TOKEN : Vocabulary.MEMBER_MATCH_SEQ_NUM, JSON.nullNode());
        } else {
            throw new IllegalArgumentException("an append cannot expect '" + words + "'");
        }
    }

    public ObjectNode in(ObjectNode append) {
        append.setAll(members);
        return append;
    }
}
