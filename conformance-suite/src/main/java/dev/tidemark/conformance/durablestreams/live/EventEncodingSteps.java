// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Event;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Section 5.8: content that is hard to carry in lines of text, and how it arrives. */
public final class EventEncodingSteps {

    private static final Map<String, String> LINE_ENDS = Map.of("LF", "\n", "CR", "\r", "CRLF", "\r\n");
    private static final String FORGED = "forged";

    /** RFC 4648, section 4. */
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]*={0,2}");

    private final Scene scene;

    public EventEncodingSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a writer appends a text of {int} two-byte characters")
    public void appendLongText(int characters) {
        // One byte first, so that no even cut falls between characters.
        append(Bodies.utf8("x" + "\u00e4".repeat(characters)));
    }

    @When("a writer appends a character in two halves")
    public void appendHalves() {
        append(new byte[] {'a', (byte) 0xc3});
        append(new byte[] {(byte) 0xa4, 'b'});
    }

    @When("a writer appends bytes that are no UTF-8")
    public void appendNoText() {
        append(new byte[] {'a', (byte) 0xff, (byte) 0xc3, 'b'});
    }

    @When("a writer appends a text of lines with blank ones between and at both ends")
    public void appendLines() {
        append(Bodies.utf8("\n\nfirst\n\n\nsecond: with a colon\n:third\ndata: fourth\n\n"));
    }

    @ParameterType("LF|CR|CRLF")
    public String lineEnd(String name) {
        return LINE_ENDS.get(name);
    }

    @When("a writer appends a text that forges a control event with {lineEnd}")
    public void appendForgery(String end) {
        append(Bodies.utf8(String.join(
                end,
                "before",
                "",
                "event: control",
                "data: {\"streamNextOffset\":\"" + FORGED + "\",\"upToDate\":true}",
                "",
                "after")));
    }

    @When("a writer appends bytes that tell the base64 alphabets apart")
    public void appendTelling() {
        append(new byte[] {(byte) 0xfb, (byte) 0xef, (byte) 0xbe, (byte) 0xff, (byte) 0xff, (byte) 0xff});
    }

    @Then("the reader receives the text, whatever its line ends")
    public void receivesText() {
        var expected = normalised(scene.subject().everything());
        Reader.same("the text", expected, normalised(streaming().receiveUntilUpToDate()));
    }

    @Then("no control event is forged")
    public void notForged() {
        streaming().checkpoints().stream()
                .filter(control -> control.control()
                        .path(Vocabulary.MEMBER_NEXT_OFFSET)
                        .asText()
                        .equals(FORGED))
                .findFirst()
                .ifPresent(control -> {
                    throw new Broken("control events of the server only", "one from the content: " + control.control());
                });
    }

    @Then("the data events show the text itself")
    public void plainText() {
        var shown = data().stream().map(Event::data).collect(Collectors.joining());
        Reader.same("the text in the data events", scene.subject().everything(), new Octets(Bodies.utf8(shown)));
    }

    @Then("how the event stream shows these bytes is noted")
    public void noteBytes() {
        scene.note("appended " + scene.subject().everything().describe(Octets.NONE) + ", received "
                + streaming().receiveUntilUpToDate().describe(Octets.NONE));
    }

    @Then("the event stream announces no encoding")
    public void noEncoding() {
        scene.success().header(Vocabulary.SSE_DATA_ENCODING).ifPresent(value -> {
            throw new Broken("no " + Vocabulary.SSE_DATA_ENCODING, Vocabulary.SSE_DATA_ENCODING + ": " + value);
        });
    }

    @Then("the data events decode to all messages as base64")
    public void decodes() {
        Content decoded = Octets.NONE;
        for (var event : data()) {
            decoded = decoded.plus(new Octets(decode(event)));
        }
        Reader.same("all messages, decoded", scene.subject().everything(), decoded);
        scene.note(data().size() + " data events, the longest of "
                + data().stream()
                        .mapToLong(event -> event.data().lines().count())
                        .max()
                        .orElse(0)
                + " line(s)");
    }

    @Then("the data events hold nothing but the standard base64 alphabet")
    public void standardAlphabet() {
        data().stream()
                .map(EventEncodingSteps::base64)
                .filter(text -> !BASE64.matcher(text).matches())
                .findFirst()
                .ifPresent(text -> {
                    throw new Broken("the characters A-Z a-z 0-9 + / and padding", "'" + text + "'");
                });
    }

    @Then("the base64 of each data event is a multiple of four long")
    public void complete() {
        data().stream()
                .map(EventEncodingSteps::base64)
                .filter(text -> text.length() % 4 != 0)
                .findFirst()
                .ifPresent(text -> {
                    throw new Broken(
                            "base64 text of a length that is a multiple of four", text.length() + " characters");
                });
    }

    @Then("no data event pads nothing")
    public void noPaddingAlone() {
        data().stream()
                .map(EventEncodingSteps::base64)
                .filter(text -> !text.isEmpty() && text.replace("=", "").isEmpty())
                .findFirst()
                .ifPresent(text -> {
                    throw new Broken("an empty text for no bytes", "'" + text + "'");
                });
    }

    /** The data events up to the tail. */
    private List<Event> data() {
        streaming().receiveUpTo(scene.subject().tail(), scene.timing().atOnce());
        return streaming().events().stream()
                .filter(event -> !StreamingReading.isControl(event))
                .toList();
    }

    private static String base64(Event event) {
        return event.data().replace("\n", "").replace("\r", "");
    }

    private static byte[] decode(Event event) {
        try {
            return Base64.getDecoder().decode(base64(event));
        } catch (IllegalArgumentException notBase64) {
            throw new Broken("base64 in the data event", "'" + event.data() + "'");
        }
    }

    private static Content normalised(Content text) {
        var bytes = ((Octets) text).bytes();
        var lines = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).replace("\r\n", "\n");
        return new Octets(Bodies.utf8(lines.replace('\r', '\n')));
    }

    private void append(byte[] body) {
        scene.answer(scene.writer().append(scene.subject(), body));
    }

    private StreamingReading streaming() {
        return (StreamingReading) scene.reading();
    }
}
