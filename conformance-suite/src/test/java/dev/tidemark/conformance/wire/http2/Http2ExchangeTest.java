// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.tidemark.conformance.wire.message.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a server can send over HTTP/2 beside an answer. */
@Timeout(10)
class Http2ExchangeTest {

    private static final int PREFACE = 24;
    private static final byte[] OK = {(byte) 0x88};

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream came = new ByteArrayOutputStream();

    private Http2ExchangeTest comes(int type, int flags, int stream, byte... payload) {
        came.writeBytes(new Frame(type, flags, stream, payload).bytes());
        return this;
    }

    private Http2ExchangeTest settings() {
        return comes(Frame.SETTINGS, 0, 0);
    }

    private Http2ExchangeTest answer() {
        return settings().comes(Frame.HEADERS, Frame.END_HEADERS, 1, OK);
    }

    /** After everything was read, and the connection has ended. */
    private Http2Exchange exchange() throws IOException {
        var exchange = Http2Exchange.direct(new ByteArrayInputStream(came.toByteArray()), sent);
        exchange.pump();
        return exchange;
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Frame> sentFrames() throws IOException {
        var all = sent.toByteArray();
        assertThat(new String(all, 0, PREFACE, StandardCharsets.US_ASCII))
                .isEqualTo("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        var in = new DataInputStream(new ByteArrayInputStream(all, PREFACE, all.length - PREFACE));
        var frames = new ArrayList<Frame>();
        while (in.available() > 0) {
            frames.add(Frame.read(in));
        }
        return frames;
    }

    private void isFault(String sentence) throws IOException {
        var exchange = exchange();
        assertThatThrownBy(() -> {
                    exchange.head();
                    exchange.body().readAllBytes();
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void anAnswerIsRead() throws IOException {
        answer().comes(Frame.DATA, 0, 1, text("hello "))
                .comes(Frame.DATA, 0x8, 1, (byte) 2, (byte) 'y', (byte) 0, (byte) 0)
                .comes(Frame.DATA, Frame.END_STREAM, 1, text("ou"));
        var exchange = exchange();
        assertThat(exchange.head().status()).isEqualTo(200);
        assertThat(exchange.body().readAllBytes()).isEqualTo(text("hello you"));
    }

    @Test
    void whatHasComeIsReadBeforeABreak() throws IOException {
        answer().comes(Frame.DATA, 0, 1, text("half"));
        var exchange = exchange();
        var body = exchange.body();
        assertThat(body.readNBytes(4)).isEqualTo(text("half"));
        assertThatThrownBy(body::read).isInstanceOf(EOFException.class);
    }

    @Test
    void aHeaderSectionInPartsIsRead() throws IOException {
        settings()
                .comes(Frame.HEADERS, 0, 1, OK)
                .comes(Frame.CONTINUATION, 0, 1, (byte) 0, (byte) 1, (byte) 'a')
                .comes(Frame.CONTINUATION, Frame.END_HEADERS, 1, (byte) 1, (byte) 'b');
        assertThat(exchange().head().headers()).containsExactly(new Header("a", "b"));
    }

    @Test
    void interimAnswersAndOtherFramesArePassedOver() throws IOException {
        settings()
                .comes(Frame.HEADERS, Frame.END_HEADERS, 1, (byte) 8, (byte) 3, (byte) '1', (byte) '0', (byte) '3')
                .comes(2, 0, 1, (byte) 0, (byte) 0, (byte) 0, (byte) 0, (byte) 0)
                .comes(0xfa, 7, 99, text("later version"))
                .comes(Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, 1, OK);
        var exchange = exchange();
        assertThat(exchange.head().status()).isEqualTo(200);
        assertThat(exchange.body().readAllBytes()).isEmpty();
    }

    @Test
    void settingsAndPingsAreAnswered() throws IOException {
        settings().comes(Frame.PING, 0, 0, text("12345678")).comes(Frame.PING, Frame.ACK, 0, text("87654321"));
        exchange();
        assertThat(sentFrames())
                .extracting(Frame::type, Frame::flags)
                .containsExactly(
                        tuple(Frame.SETTINGS, 0), tuple(Frame.SETTINGS, Frame.ACK), tuple(Frame.PING, Frame.ACK));
    }

    @Test
    void theWindowGoesOnWhenSomethingWasRead() throws IOException {
        answer();
        for (int i = 0; i < 4; i++) {
            comes(Frame.DATA, 0, 1, new byte[Frame.LARGEST - 1]);
        }
        var exchange = exchange();
        assertThat(sentFrames()).noneMatch(frame -> frame.type() == Frame.WINDOW_UPDATE);
        exchange.body().readNBytes(Frame.LARGEST);
        assertThat(sentFrames())
                .filteredOn(frame -> frame.type() == Frame.WINDOW_UPDATE)
                .extracting(Frame::stream)
                .containsExactly(0, 1);
    }

    @Test
    void aRequestIsWrittenAsFarAsTheWindowGoes() throws Exception {
        settings().comes(Frame.WINDOW_UPDATE, 0, 0, number(100_000));
        var exchange = exchange();
        var waiting = new Thread(() -> {
            try {
                exchange.write(new byte[100_000]);
            } catch (IOException over) {
                // the connection has ended meanwhile
            }
        });
        waiting.start();
        waiting.join(5_000);
        assertThat(waiting.isAlive()).isFalse();
        assertThat(sentFrames()).noneMatch(frame -> frame.type() == Frame.DATA);
    }

    @Test
    void longRequestsAreWrittenInParts() throws IOException {
        var exchange = Http2Exchange.direct(new ByteArrayInputStream(new byte[0]), sent);
        exchange.request(
                "POST",
                "http",
                "host",
                "/",
                List.of(new Header("Host", "no"), new Header("X", "y".repeat(20_000))),
                false);
        exchange.write(new byte[40_000]);
        exchange.endRequest();
        assertThat(sentFrames())
                .extracting(Frame::type)
                .containsExactly(
                        Frame.SETTINGS,
                        Frame.HEADERS,
                        Frame.CONTINUATION,
                        Frame.DATA,
                        Frame.DATA,
                        Frame.DATA,
                        Frame.DATA);
        assertThat(sentFrames().get(6).has(Frame.END_STREAM)).isTrue();
        assertThat(new String(sentFrames().get(1).payload(), StandardCharsets.US_ASCII))
                .doesNotContain("no");
    }

    @Test
    void anotherProtocolIsNoHttp2() throws IOException {
        came.writeBytes(text("HTTP/1.1 400 Bad Request\r\n\r\n"));
        var exchange = exchange();
        assertThatThrownBy(exchange::awaitGreeting).isInstanceOf(NoHttp2.class).hasMessageContaining("prior knowledge");
    }

    @Test
    void anEndAtTheBeginningIsNoHttp2() throws IOException {
        var exchange = exchange();
        assertThatThrownBy(exchange::awaitGreeting)
                .isInstanceOf(NoHttp2.class)
                .hasMessageContaining("ends the connection");
    }

    @Test
    void aBeginningWithoutSettingsIsAFault() throws IOException {
        comes(Frame.HEADERS, Frame.END_HEADERS, 1, OK).isFault("instead of settings");
    }

    @Test
    void aFrameThatIsTooLargeIsAFault() throws IOException {
        settings();
        came.writeBytes(new byte[] {1, 0, 0, 0, 0, 0, 0, 0, 1});
        isFault("a frame of HTTP/2 of 65536 bytes");
    }

    @Test
    void dataBeforeTheHeaderSectionIsAFault() throws IOException {
        settings().comes(Frame.DATA, 0, 1, text("x")).isFault("before its header section");
    }

    @Test
    void moreThanTheWindowIsAFault() throws IOException {
        answer();
        for (int i = 0; i < 5; i++) {
            comes(Frame.DATA, 0, 1, new byte[Frame.LARGEST]);
        }
        isFault("more than the window");
    }

    @Test
    void aPushIsAFault() throws IOException {
        settings().comes(Frame.PUSH_PROMISE, Frame.END_HEADERS, 1, number(2)).isFault("pushes a stream");
    }

    @Test
    void aHeaderBlockThatIsInterruptedIsAFault() throws IOException {
        settings()
                .comes(Frame.HEADERS, 0, 1, OK)
                .comes(Frame.PING, 0, 0, text("12345678"))
                .isFault("in the middle");
    }

    @Test
    void aContinuationOfNothingIsAFault() throws IOException {
        settings().comes(Frame.CONTINUATION, Frame.END_HEADERS, 1, OK).isFault("that is complete");
    }

    @Test
    void aHeaderSectionWithoutEndIsAFault() throws IOException {
        settings().comes(Frame.HEADERS, 0, 1, OK);
        for (int i = 0; i < 20; i++) {
            comes(Frame.CONTINUATION, 0, 1, new byte[Frame.LARGEST]);
        }
        isFault("of more than 262144 bytes");
    }

    @Test
    void aHeaderSectionWithoutStatusIsAFault() throws IOException {
        settings()
                .comes(Frame.HEADERS, Frame.END_HEADERS, 1, (byte) 0, (byte) 1, (byte) 'a', (byte) 1, (byte) 'b')
                .isFault("no status");
    }

    @Test
    void paddingThatIsLongerThanItsFrameIsAFault() throws IOException {
        answer().comes(Frame.DATA, 0x8, 1, (byte) 9, (byte) 0).isFault("shorter than its padding");
    }

    @Test
    void windowsThatOverflowAreAFault() throws IOException {
        settings().comes(Frame.WINDOW_UPDATE, 0, 1, number(Integer.MAX_VALUE)).isFault("no window can take");
    }

    @Test
    void windowsThatAreWidenedByNothingAreAFault() throws IOException {
        settings().comes(Frame.WINDOW_UPDATE, 0, 0, number(0)).isFault("no window can take");
    }

    @Test
    void framesThatAreTooShortAreAFault() throws IOException {
        settings().comes(Frame.RST_STREAM, 0, 1, (byte) 0).isFault("too short");
    }

    @Test
    void aResetIsTold() throws IOException {
        answer().comes(Frame.RST_STREAM, 0, 1, number(8)).isFault("reset the stream with CANCEL");
    }

    @Test
    void aResetOfAnotherStreamIsPassedOver() throws IOException {
        settings()
                .comes(Frame.RST_STREAM, 0, 7, number(8))
                .comes(Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, 1, OK);
        assertThat(exchange().head().status()).isEqualTo(200);
    }

    @Test
    void aFarewellThatEndsTheExchangeIsTold() throws IOException {
        var farewell =
                ByteBuffer.allocate(12).putInt(0).putInt(2).put(text("oops")).array();
        settings()
                .comes(Frame.GOAWAY, 0, 0, farewell)
                .isFault("GOAWAY with INTERNAL_ERROR and 'oops' and did not look");
    }

    @Test
    void aConnectionThatEndsBehindAFarewellSaysSo() throws IOException {
        var farewell = ByteBuffer.allocate(8).putInt(1).putInt(0).array();
        answer().comes(Frame.GOAWAY, 0, 0, farewell)
                .isFault("the target said GOAWAY with NO_ERROR, and ended the connection");
    }

    @Test
    void theAnswerToTheRequestThatAskedForHttp2IsPassedOver() throws IOException {
        settings()
                .comes(Frame.HEADERS, Frame.END_HEADERS, 1, OK)
                .comes(Frame.DATA, Frame.END_STREAM, 1, text("of no interest"))
                .comes(Frame.HEADERS, Frame.END_HEADERS | Frame.END_STREAM, 3, (byte) 0x8d);
        var exchange = Http2Exchange.second(new ByteArrayInputStream(came.toByteArray()), sent);
        exchange.pump();
        assertThat(exchange.head().status()).isEqualTo(404);
        assertThat(exchange.body().readAllBytes()).isEmpty();
    }
}
