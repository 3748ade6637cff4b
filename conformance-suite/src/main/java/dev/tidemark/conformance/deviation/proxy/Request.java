// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as the server under examination sees it. Values are never changed in place.
 *
 * @param target the raw request target: path and query as sent; a whole URL where it is to go to another place than the upstream
 * @param headers end-to-end headers, hop-by-hop ones are gone
 * @param chunked whether the body came without a length
 * @param peer the connection it came from
 */
public record Request(String method, String target, MultiMap headers, Buffer body, boolean chunked, String peer) {

    public static Request of(String method, String target) {
        return new Request(method, target, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), false, "");
    }

    /** Whether it is for another server than the upstream. */
    public boolean goesElsewhere() {
        return target.startsWith("http://");
    }

    public boolean is(String otherMethod) {
        return method.equals(otherMethod);
    }

    public boolean hasBody() {
        return body.length() > 0;
    }

    /** The path, encoded. */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    public Optional<String> param(String name) {
        return params().filter(p -> name(p).equals(name))
                .map(p -> decode(p.substring(Math.min(p.length(), name.length() + 1))))
                .findFirst();
    }

    public Stream<String> params() {
        int query = target.indexOf('?');
        return query < 0
                ? Stream.of()
                : Arrays.stream(target.substring(query + 1).split("&"));
    }

    /** The same request with this query parameter, whatever it was before. */
    public Request withParam(String name, String value) {
        List<String> others =
                params().filter(p -> !p.isEmpty() && !name(p).equals(name)).toList();
        String own = name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return withTarget(
                path() + "?" + Stream.concat(Stream.of(own), others.stream()).collect(Collectors.joining("&")));
    }

    /** The same request with this query parameter changed, where it has it. */
    public Request mapParam(String name, UnaryOperator<String> change) {
        return param(name).map(value -> withParam(name, change.apply(value))).orElse(this);
    }

    public Request withoutParam(String name) {
        String rest = params().filter(p -> !name(p).equals(name)).collect(Collectors.joining("&"));
        return withTarget(rest.isEmpty() ? path() : path() + "?" + rest);
    }

    public Request withTarget(String other) {
        return new Request(method, other, headers, body, chunked, peer);
    }

    public Request withMethod(String other) {
        return new Request(other, target, headers, body, chunked, peer);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    public boolean hasHeader(String name) {
        return header(name).isPresent();
    }

    public boolean hasHeader(String name, Predicate<String> values) {
        return header(name).filter(values).isPresent();
    }

    public boolean hasParam(String name) {
        return param(name).isPresent();
    }

    public boolean hasParam(String name, Predicate<String> values) {
        return param(name).filter(values).isPresent();
    }

    public boolean hasType(Predicate<String> contentTypes) {
        return contentType().filter(contentTypes).isPresent();
    }

    public Optional<String> contentType() {
        return header(Headers.CONTENT_TYPE);
    }

    public Request withHeader(String name, String value) {
        return new Request(method, target, Headers.copy(headers).set(name, value), body, chunked, peer);
    }

    public Request withoutHeader(String name) {
        return new Request(method, target, Headers.copy(headers).remove(name), body, chunked, peer);
    }

    public Request withBody(Buffer other) {
        return new Request(method, target, headers, other, chunked, peer);
    }

    public Request mapBody(UnaryOperator<Buffer> change) {
        return withBody(change.apply(body));
    }

    /** Changes a body that is a JSON object; any other body stays as it is. */
    public Request mapJson(UnaryOperator<ObjectNode> change) {
        return Json.object(body)
                .map(object -> withBody(Buffer.buffer(change.apply(object).toString())))
                .orElse(this);
    }

    public boolean isJson() {
        return contentType().filter(Request::isJson).isPresent();
    }

    public boolean isText() {
        return contentType()
                .filter(t -> t.toLowerCase(Locale.ROOT).startsWith("text/"))
                .isPresent();
    }

    public static boolean isJson(String contentType) {
        return contentType.split(";", 2)[0].trim().equalsIgnoreCase("application/json");
    }

    /** Whether two content types name the same type, whatever their letter case and parameters. */
    public static boolean sameType(String one, String other) {
        return one.split(";", 2)[0].trim().equalsIgnoreCase(other.split(";", 2)[0].trim());
    }

    private static String name(String param) {
        int equals = param.indexOf('=');
        return equals < 0 ? param : param.substring(0, equals);
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            // A broken escape is for the upstream to refuse.
            return value;
        }
    }
}
