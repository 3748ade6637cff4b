// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import java.util.Arrays;

/** The bytes of a stream that is not JSON. */
public record Octets(byte[] bytes) implements Content {

    public static final Octets NONE = new Octets(new byte[0]);

    private static final int SHOWN = 60;

    @Override
    public Content plus(Content next) {
        var more = ((Octets) next).bytes;
        var all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return new Octets(all);
    }

    @Override
    public boolean startsWith(Content beginning) {
        return beginning instanceof Octets first
                && first.bytes.length <= bytes.length
                && Arrays.equals(bytes, 0, first.bytes.length, first.bytes, 0, first.bytes.length);
    }

    @Override
    public Content first(long size) {
        return new Octets(Arrays.copyOf(bytes, (int) Math.min(size, bytes.length)));
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String describe(Content other) {
        if (bytes.length == 0) {
            return "no bytes";
        }
        int from = 0;
        if (other instanceof Octets octets) {
            int difference = Arrays.mismatch(bytes, octets.bytes);
            from = difference <= SHOWN / 2 ? 0 : difference - SHOWN / 2;
        }
        int to = Math.min(bytes.length, from + SHOWN);
        var shown = new StringBuilder();
        for (int i = from; i < to; i++) {
            var one = bytes[i] & 0xff;
            shown.append(one >= 0x20 && one < 0x7f ? String.valueOf((char) one) : String.format("\\x%02x", one));
        }
        return bytes.length + " bytes: " + (from > 0 ? "...(" + from + ") " : "") + "'" + shown + "'"
                + (to < bytes.length ? "..." : "");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
