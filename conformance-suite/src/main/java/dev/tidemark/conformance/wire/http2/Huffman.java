// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import java.io.ByteArrayOutputStream;

/** The code of HPACK for texts (RFC 7541, appendix B). It is canonical, so that the lengths of its words say all of it. */
final class Huffman {

    private static final int END = 256;
    private static final int LONGEST = 30;
    private static final int LONGEST_PADDING = 7;

    /** In bits, by symbol; the last one is the end of a text. */
    private static final int[] LENGTHS = {
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15,
        6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22,
        20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23,
        23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22,
        22, 22, 23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26,
        27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27,
        26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30
    };

    /** The symbols in the order of their words. */
    private static final int[] SYMBOLS = new int[END + 1];

    /** By length: the first word, how many there are, and where their symbols begin. */
    private static final int[] FIRST = new int[LONGEST + 1];

    private static final int[] COUNT = new int[LONGEST + 1];
    private static final int[] PLACE = new int[LONGEST + 1];

    static {
        int word = 0;
        int place = 0;
        for (int length = 1; length <= LONGEST; length++) {
            word <<= 1;
            FIRST[length] = word;
            PLACE[length] = place;
            for (int symbol = 0; symbol <= END; symbol++) {
                if (LENGTHS[symbol] == length) {
                    SYMBOLS[place++] = symbol;
                    COUNT[length]++;
                    word++;
                }
            }
        }
    }

    private Huffman() {}

    static byte[] decode(byte[] coded) throws Http2Fault {
        var text = new ByteArrayOutputStream(coded.length * 2);
        int word = 0;
        int length = 0;
        for (var each : coded) {
            for (int bit = Byte.SIZE - 1; bit >= 0; bit--) {
                word = word << 1 | each >> bit & 1;
                length++;
                int rank = length > LONGEST ? -1 : word - FIRST[length];
                if (rank >= 0 && rank < COUNT[length]) {
                    text.write(symbol(PLACE[length] + rank));
                    word = 0;
                    length = 0;
                }
            }
        }
        if (length > LONGEST_PADDING || word != (1 << length) - 1) {
            throw new Http2Fault("a header field of the answer is padded otherwise than HPACK has it");
        }
        return text.toByteArray();
    }

    private static int symbol(int place) throws Http2Fault {
        if (SYMBOLS[place] == END) {
            throw new Http2Fault("a header field of the answer has the end of a text of HPACK in its middle");
        }
        return SYMBOLS[place];
    }
}
