// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Json;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import dev.tidemark.server.s2.control.state.Page;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Which part of a list is wanted (openapi.json, ListBasinsRequest and its like).
 *
 * @param prefix what the names begin with
 * @param after the names come after this one
 * @param limit how many at the most
 */
record ListQuery(String prefix, String after, int limit) {

    private static final String PREFIX = "prefix";
    private static final String START_AFTER = "start_after";
    private static final String LIMIT = "limit";
    private static final String HAS_MORE = "has_more";

    private static final BigInteger MOST = BigInteger.valueOf(1000);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,20}");

    /** @throws S2Problem if a parameter is malformed or given twice */
    static ListQuery of(S2Request request) {
        return new ListQuery(
                request.parameter(PREFIX).orElse(""),
                request.parameter(START_AFTER).orElse(""),
                request.parameter(LIMIT).map(ListQuery::limit).orElse(MOST.intValue()));
    }

    /** Zero, and what is too much, mean the most. */
    private static int limit(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw S2Problem.of(Code.BAD_QUERY, "The parameter limit must be a number.");
        }
        BigInteger number = new BigInteger(text);
        return number.signum() == 0 || number.compareTo(MOST) > 0 ? MOST.intValue() : number.intValue();
    }

    /**
     * The answer to a list.
     *
     * @param member what the array is called
     */
    static <T> Reply reply(String member, Page<T> page, Function<T, Map<String, Object>> json) {
        Map<String, Object> list = new LinkedHashMap<>();
        list.put(member, page.items().stream().map(json).toList());
        list.put(HAS_MORE, page.more());
        return Json.reply(Protocol.OK, JsonTree.bytes(list));
    }
}
