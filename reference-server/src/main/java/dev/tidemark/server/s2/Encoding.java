// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdCompressor;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** How bytes may be compressed, in bodies (RFC 9110, 8.4) and in the messages of sessions (s2s.md). */
public enum Encoding {
    /** They are as they are. */
    NONE(Protocol.IDENTITY),
    ZSTD(Protocol.ZSTD),
    GZIP(Protocol.GZIP);

    private static final String NOTHING = "q=0";

    private final String token;

    Encoding(String token) {
        this.token = token;
    }

    /** As it is written in a header. */
    public String token() {
        return token;
    }

    /** The best encoding that a client accepts: zstd before gzip, whatever it likes better. */
    public static Encoding accepted(String acceptEncoding) {
        Encoding best = NONE;
        if (acceptEncoding != null) {
            for (String item : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
                if (accepts(item, ZSTD)) {
                    return ZSTD;
                }
                best = accepts(item, GZIP) ? GZIP : best;
            }
        }
        return best;
    }

    /** {@code gzip;q=0} and {@code gzip;q=0.0} refuse what they name (RFC 9110, 12.4.2). */
    private static boolean accepts(String item, Encoding encoding) {
        String[] parts = item.split(";");
        if (!parts[0].strip().equals(encoding.token)) {
            return false;
        }
        String weight = parts.length > 1 ? parts[1].replace(" ", "") : "";
        return !weight.startsWith(NOTHING)
                || weight.chars().skip(NOTHING.length()).anyMatch(c -> c != '.' && c != '0');
    }

    public byte[] compress(byte[] plain) {
        return switch (this) {
            case NONE -> plain;
            case ZSTD -> zstd(plain);
            case GZIP -> gzip(plain);
        };
    }

    /**
     * Undoes the compression.
     *
     * @param limit how many bytes may come out
     * @throws IOException if it is not compressed like this, or more comes out
     */
    public byte[] decompress(byte[] compressed, int limit) throws IOException {
        if (this == NONE) {
            return compressed;
        }
        try (InputStream plain = opened(new ByteArrayInputStream(compressed))) {
            byte[] all = plain.readNBytes(limit + 1);
            if (all.length > limit) {
                throw new IOException("more than " + limit + " bytes come out of it");
            }
            return all;
        } catch (MalformedInputException malformed) {
            throw new IOException("it is not compressed with " + token, malformed);
        }
    }

    private InputStream opened(InputStream compressed) throws IOException {
        return this == ZSTD ? new ZstdInputStream(compressed) : new GZIPInputStream(compressed);
    }

    private static byte[] zstd(byte[] plain) {
        ZstdCompressor compressor = new ZstdCompressor();
        byte[] out = new byte[compressor.maxCompressedLength(plain.length)];
        return Arrays.copyOf(out, compressor.compress(plain, 0, plain.length, out, 0, out.length));
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 2);
        try (GZIPOutputStream out = new QuickGzip(bytes)) {
            out.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Speed counts more than the last percent of size. */
    private static final class QuickGzip extends GZIPOutputStream {

        QuickGzip(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
