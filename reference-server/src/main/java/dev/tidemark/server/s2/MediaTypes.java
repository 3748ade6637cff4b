// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import java.util.Locale;

/** Reads {@code Content-Type} and {@code Accept}; of several types only the first one counts. */
public final class MediaTypes {

    private MediaTypes() {}

    public static boolean isJson(String header) {
        String type = first(header);
        return type.equals(Protocol.JSON) || (type.startsWith("application/") && type.endsWith("+json"));
    }

    public static boolean isProtobuf(String header) {
        String type = first(header);
        return type.equals(Protocol.PROTOBUF) || type.equals(Protocol.PROTOBUF_OLD);
    }

    public static boolean isEventStream(String header) {
        return first(header).equals(Protocol.EVENT_STREAM);
    }

    public static boolean isSession(String header) {
        return first(header).equals(Protocol.SESSION);
    }

    /** The first type in lower case, without its parameters; empty if there is none. */
    private static String first(String header) {
        if (header == null) {
            return "";
        }
        int end = 0;
        while (end < header.length() && header.charAt(end) != ',' && header.charAt(end) != ';') {
            end++;
        }
        return header.substring(0, end).strip().toLowerCase(Locale.ROOT);
    }
}
