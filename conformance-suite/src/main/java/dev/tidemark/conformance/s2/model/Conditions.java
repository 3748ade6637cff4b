// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an append expects of its stream.
 *
 * @param members as they are sent, by their names
 * @param theTail whether it expects the tail, wherever that is
 */
public record Conditions(Map<String, JsonNode> members, boolean theTail) {

    private static final String THE_TAIL = "the tail";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern ONE =
            Pattern.compile("(a null (token|sequence number))|the sequence number (\\d+)|the token \"([^\"]*)\"");

    /** The words, for the steps. */
    public static final String WORDS =
            THE_TAIL + "|(?:a null (?:token|sequence number)|the sequence number \\d+|the token \"[^\"]*\")"
                    + "(?: and (?:a null (?:token|sequence number)|the sequence number \\d+|the token \"[^\"]*\"))?";

    public static Conditions seqNum(long seqNum) {
        return new Conditions(Map.of(Vocabulary.MEMBER_MATCH_SEQ_NUM, JSON.numberNode(seqNum)), false);
    }

    public static Conditions token(String token) {
        return new Conditions(Map.of(Vocabulary.MEMBER_FENCING_TOKEN, JSON.textNode(token)), false);
    }

    /** Such as {@code the token "first" and the sequence number 3}, or {@code a null token}. */
    public static Conditions parse(String words) {
        var members = new LinkedHashMap<String, JsonNode>();
        ONE.matcher(words).results().forEach(one -> add(members, one));
        return new Conditions(members, words.equals(THE_TAIL));
    }

    private static void add(Map<String, JsonNode> members, MatchResult one) {
        if (one.group(1) != null) {
            var isToken = one.group(2).equals("token");
            members.put(isToken ? Vocabulary.MEMBER_FENCING_TOKEN : Vocabulary.MEMBER_MATCH_SEQ_NUM, JSON.nullNode());
        } else if (one.group(3) != null) {
            members.put(Vocabulary.MEMBER_MATCH_SEQ_NUM, JSON.numberNode(new BigInteger(one.group(3))));
        } else {
            members.put(Vocabulary.MEMBER_FENCING_TOKEN, JSON.textNode(one.group(4)));
        }
    }

    /** What a refusal says of a stream that has this: the members of its body, by their names. */
    public Map<String, JsonNode> mismatches() {
        return members.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().equals(Vocabulary.MEMBER_FENCING_TOKEN)
                                ? Vocabulary.MEMBER_FENCING_TOKEN_MISMATCH
                                : Vocabulary.MEMBER_SEQ_NUM_MISMATCH,
                        Map.Entry::getValue));
    }

    /** The same, of a stream that is known. */
    public Conditions of(Subject stream) {
        return theTail ? seqNum(stream.tail().seqNum()) : this;
    }

    public ObjectNode in(ObjectNode append) {
        append.setAll(members);
        return append;
    }
}
