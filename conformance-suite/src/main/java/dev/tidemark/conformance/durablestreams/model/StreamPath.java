// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.WrongInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Where the streams of a target are (section 5: any URL scheme will do).
 *
 * @param template path of a stream with the placeholder {@code {stream}}
 */
public record StreamPath(String template) {

    /** The option that gives it. */
    public static final String OPTION = "streams";

    /** The root that the protocol's own servers use. */
    private static final String USUAL = "/v1/stream/{stream}";

    private static final String PLACEHOLDER = "{stream}";
    private static final String STAND_IN = "-stream-placeholder-";

    /**
     * Reads a path as people write it: with or without a trailing slash or the placeholder; an empty one means the usual root.
     *
     * @throws WrongInput when no stream can have such a path
     */
    public static StreamPath parse(String root) {
        return new StreamPath(root.isEmpty() ? USUAL : template(root));
    }

    /** That of this target. */
    public static StreamPath of(Target target) {
        return new StreamPath(target.option(OPTION).orElse(USUAL));
    }

    /** The URL of the stream with this name; the name is encoded as one path segment. */
    public static URI stream(Target target, String name) {
        return target.resource(of(target).template().replace(PLACEHOLDER, encoded(name)));
    }

    /** The URL of the stream with this path below the root, such as {@code events/abc}; each segment is encoded by itself. */
    public static URI nested(Target target, String path) {
        return target.resource(of(target).template().replace(PLACEHOLDER, encodedSegments(path)));
    }

    /** 6: the URL of a control resource, which takes the first place where a stream has its path. */
    public static URI control(Target target, String rawPath) {
        var template = of(target).template();
        return target.resource(template.substring(0, template.indexOf(PLACEHOLDER)) + "__ds/" + rawPath);
    }

    /** The path with what is not allowed in its segments escaped. */
    public static String encodedSegments(String path) {
        return Arrays.stream(path.split("/")).map(StreamPath::encoded).collect(Collectors.joining("/"));
    }

    /** The text as a single segment of a path. */
    public static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String template(String root) {
        var template = root.contains(PLACEHOLDER) ? root : root.replaceAll("/+$", "") + "/" + PLACEHOLDER;
        try {
            var path = new URI("http://host" + template.replace(PLACEHOLDER, STAND_IN));
            if (root.startsWith("/")
                    && path.getRawQuery() == null
                    && path.getRawFragment() == null
                    && template.indexOf(PLACEHOLDER) == template.lastIndexOf(PLACEHOLDER)) {
                return template;
            }
        } catch (URISyntaxException notAPath) {
            // told below, together with paths of other kinds
        }
        throw new WrongInput("the stream path '" + root + "' is not usable; write a path that starts with / and has"
                + " {stream} once where the stream's name goes, for example -Dtarget.streams=/my/root/{stream}");
    }
}
