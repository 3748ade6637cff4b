// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a {@link Profile} from YAML. Every mistake in the file is a {@link WrongInput} that names the file, the key and the remedy. */
public final class ProfileFile {

    private static final List<String> FIRST_KEYS = List.of("name", "version", "protocol", "url");
    private static final List<String> LAST_KEYS =
            List.of("ca", "headers", "unsupported", "claims", "limits", "hooks", "retention");
    private static final List<String> LIMITS =
            List.of("longPoll", "answer", "webhook", "bodyBytes", "requestsInFlight");
    private static final List<String> HOOKS = List.of("restart", "kill", "trim");
    private static final List<String> RETENTION = List.of("headers", "messages");

    private final Path file;
    private final JsonNode root;

    private ProfileFile(Path file, JsonNode root) {
        this.file = file;
        this.root = root;
    }

    /**
     * Reads it.
     *
     * @param choice of the protocols that a target may speak
     * @throws WrongInput when the file cannot be read or says something that has no meaning
     */
    public static Profile read(Path file, ProtocolChoice choice) {
        var reader = new ProfileFile(file, tree(file));
        return reader.profile(choice);
    }

    /**
     * The capabilities that a profile claims in so many words: they are examined even if the target does not seem to offer them.
     *
     * @throws WrongInput when the file cannot be read, or claims what it also declares unsupported
     */
    public static Set<String> claims(Path file) {
        var reader = new ProfileFile(file, tree(file));
        var claims = new TreeSet<String>();
        var list = reader.root.path("claims");
        if (!absent(list) && !list.isArray()) {
            throw reader.wrong("claims", "must be a list of capabilities, such as [fork, retention]");
        }
        for (var each : list) {
            reader.text("claims", each).ifPresent(claims::add);
        }
        for (var claim : claims) {
            if (reader.root.path("unsupported").has(claim)) {
                throw reader.wrong("claims", "names " + claim + ", which unsupported names too; leave out one of them");
            }
        }
        return claims;
    }

    private static JsonNode tree(Path file) {
        var mapper = YAMLMapper.builder(YAMLFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
        try {
            return mapper.readTree(Files.readString(file));
        } catch (JsonProcessingException notYaml) {
            throw new WrongInput(
                    "profile " + file + ": this is not valid YAML: " + oneLine(notYaml.getOriginalMessage()));
        } catch (IOException unreadable) {
            throw new WrongInput("profile " + file.toAbsolutePath()
                    + " cannot be read; check the path given with -Dtarget.profile=file.yaml");
        }
    }

    private Profile profile(ProtocolChoice choice) {
        known("", root, keys(choice));
        var limits = root.path("limits");
        known("limits", limits, LIMITS);
        var hooks = root.path("hooks");
        known("hooks", hooks, HOOKS);
        var retention = root.path("retention");
        known("retention", retention, RETENTION);
        if (absent(retention.path("headers")) != absent(retention.path("messages"))) {
            throw wrong(
                    "retention", "needs both: headers of a creation, and after how many messages the first are gone");
        }
        return new Profile(
                text("name", root.path("name")),
                text("version", root.path("version")),
                text("url", root.path("url")),
                text("protocol", root.path("protocol")).map(text -> protocols(text, choice)),
                options(choice),
                text("ca", root.path("ca")),
                texts("headers", root.path("headers"), "the header's value"),
                texts("unsupported", root.path("unsupported"), "the reason why the capability is not offered"),
                duration("limits.longPoll", limits.path("longPoll")),
                duration("limits.answer", limits.path("answer")),
                duration("limits.webhook", limits.path("webhook")),
                count("limits.bodyBytes", limits.path("bodyBytes"), "bytes such as 1048576"),
                count("limits.requestsInFlight", limits.path("requestsInFlight"), "requests such as 512"),
                text("hooks.restart", hooks.path("restart")),
                text("hooks.kill", hooks.path("kill")),
                text("hooks.trim", hooks.path("trim")),
                texts("retention.headers", retention.path("headers"), "the header's value"),
                count("retention.messages", retention.path("messages"), "messages such as 10"));
    }

    private static List<String> keys(ProtocolChoice choice) {
        return Stream.of(FIRST_KEYS, choice.options(), LAST_KEYS)
                .flatMap(List::stream)
                .toList();
    }

    private Set<Protocol> protocols(String text, ProtocolChoice choice) {
        return choice.parse(text)
                .orElseThrow(() -> wrong("protocol", "is '" + text + "'; there are " + choice.names()));
    }

    private Map<String, String> options(ProtocolChoice choice) {
        var options = new LinkedHashMap<String, String>();
        for (var key : choice.options()) {
            text(key, root.path(key)).ifPresent(value -> options.put(key, value));
        }
        return options;
    }

    private void known(String parent, JsonNode map, List<String> keys) {
        if (absent(map)) {
            return;
        }
        if (!map.isObject()) {
            throw wrong(parent.isEmpty() ? "the file" : parent, "must be a list of 'key: value' lines");
        }
        map.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                var place = parent.isEmpty() ? key : parent + "." + key;
                throw wrong(place, "is not a known key; known here: " + String.join(", ", keys));
            }
        });
    }

    private Map<String, String> texts(String key, JsonNode map, String meaning) {
        var texts = new LinkedHashMap<String, String>();
        if (absent(map)) {
            return texts;
        }
        if (!map.isObject()) {
            throw wrong(key, "must be lines of the form 'name: text', where text is " + meaning);
        }
        map.properties().forEach(entry -> {
            var place = key + "." + entry.getKey();
            if (absent(entry.getValue()) || "".equals(entry.getValue().textValue())) {
                throw wrong(place, "is empty; give " + meaning);
            }
            texts.put(entry.getKey(), text(place, entry.getValue()).orElseThrow());
        });
        return texts;
    }

    private Optional<String> text(String key, JsonNode node) {
        if (absent(node)) {
            return Optional.empty();
        }
        if (!node.isValueNode() || node.asText().isBlank()) {
            throw wrong(key, "must be one non-empty text");
        }
        return Optional.of(node.asText().strip());
    }

    private Optional<Duration> duration(String key, JsonNode node) {
        return text(key, node).map(text -> TimeSpan.parse(text)
                .orElseThrow(() -> wrong(key, "is '" + text + "'; write a time such as 500ms, 30s or 2m")));
    }

    private OptionalLong count(String key, JsonNode node, String unit) {
        if (absent(node)) {
            return OptionalLong.empty();
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() <= 0) {
            throw wrong(key, "is '" + node.asText() + "'; write a number of " + unit);
        }
        return OptionalLong.of(node.asLong());
    }

    private static boolean absent(JsonNode node) {
        return node == null || node.isMissingNode() || node.isNull();
    }

    private WrongInput wrong(String key, String remedy) {
        return new WrongInput("profile " + file + ": " + key + " " + remedy);
    }

    /** The parser's message without its quotation of the file: problem and place. */
    private static String oneLine(String message) {
        return message.lines()
                .filter(line -> !line.startsWith("    "))
                .map(line -> line.strip().replace("in 'reader', ", "at ").replaceAll(":$", ""))
                .distinct()
                .collect(Collectors.joining(" "));
    }
}
