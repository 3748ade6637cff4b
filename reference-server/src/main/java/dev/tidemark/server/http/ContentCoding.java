// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import io.airlift.compress.MalformedInputException;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** How the body of a request may be coded for its way (RFC 9110, 8.4). */
enum ContentCoding {
    IDENTITY("identity") {
        @Override
        InputStream opened(byte[] coded) {
            return new ByteArrayInputStream(coded);
        }
    },
    GZIP("gzip", "x-gzip") {
        @Override
        InputStream opened(byte[] coded) throws IOException {
            return new GZIPInputStream(new ByteArrayInputStream(coded));
        }
    },
    /** Within zlib as the RFC says (8.4.1.2), or bare as some clients send it. */
    DEFLATE("deflate") {
        @Override
        InputStream opened(byte[] coded) {
            return new InflaterInputStream(new ByteArrayInputStream(coded), new Inflater(!isZlib(coded)));
        }
    },
    ZSTD("zstd") {
        @Override
        InputStream opened(byte[] coded) {
            return new ZstdInputStream(new ByteArrayInputStream(coded));
        }
    };

    /** What a refused client may use instead, for {@code Accept-Encoding} (RFC 9110, 12.5.3). */
    static final String ACCEPTED = Arrays.stream(values())
            .filter(coding -> coding != IDENTITY)
            .map(coding -> coding.names.get(0))
            .collect(Collectors.joining(", "));

    private final List<String> names;

    ContentCoding(String... names) {
        this.names = List.of(names);
    }

    /**
     * The coding that a header names; empty if it is another one, or if there are several.
     *
     * @param contentEncoding the header, or null
     */
    static Optional<ContentCoding> named(String contentEncoding) {
        if (contentEncoding == null || contentEncoding.isBlank()) {
            return Optional.of(IDENTITY);
        }
        String name = contentEncoding.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(coding -> coding.names.contains(name))
                .findFirst();
    }

    abstract InputStream opened(byte[] coded) throws IOException;

    /**
     * Undoes the coding.
     *
     * @param limit how many bytes may come out
     * @throws BodyRefused if it is not coded like this, or more comes out
     */
    byte[] decode(byte[] coded, int limit) {
        try (InputStream plain = opened(coded)) {
            byte[] all = plain.readNBytes(limit);
            if (plain.read() >= 0) {
                throw new BodyRefused(
                        BodyRefused.Reason.TOO_LARGE, "The decoded body is larger than " + limit + " bytes.");
            }
            return all;
        } catch (IOException | MalformedInputException malformed) {
            throw new BodyRefused(
                    BodyRefused.Reason.NOT_DECODABLE,
                    "The body is not coded with " + names.get(0) + ", as its Content-Encoding says.");
        }
    }

    /** Method 8 and a header that 31 divides (RFC 1950, 2.2). */
    private static boolean isZlib(byte[] coded) {
        return coded.length >= 2 && (coded[0] & 0x0F) == 8 && ((coded[0] & 0xFF) << 8 | coded[1] & 0xFF) % 31 == 0;
    }
}
