// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A record to append. */
public record NewRecord(OptionalLong timestamp, List<RecordHeader> headers, Bytes body) {

    public NewRecord {
        headers = List.copyOf(headers);
    }

    public static NewRecord of(Bytes body) {
        return new NewRecord(OptionalLong.empty(), List.of(), body);
    }

    public static NewRecord of(String body) {
        return of(Bytes.utf8(body));
    }

    /** The body of the record that gets this sequence number: distinct, and legible in a report. */
    public static NewRecord numbered(long seqNum) {
        return of("record " + seqNum);
    }

    /** A record without headers of this metered size; its body begins with the number as far as there is room. */
    public static NewRecord sized(long seqNum, long metered) {
        var length = Math.toIntExact(metered - Metering.OVERHEAD);
        var text = String.valueOf(seqNum);
        return of(text.length() >= length ? text.substring(0, length) : text + "x".repeat(length - text.length()));
    }

    /** The command that removes all records before this sequence number. */
    public static NewRecord trim(long seqNum) {
        var point = ByteBuffer.allocate(Long.BYTES).putLong(seqNum).array();
        return new NewRecord(OptionalLong.empty(), List.of(RecordHeader.of("", Vocabulary.TRIM)), new Bytes(point));
    }

    /** The command that sets the fencing token. */
    public static NewRecord fence(String token) {
        return of(token).with("", Vocabulary.FENCE);
    }

    /** The record before which a trim command removes all others, as an unsigned number; empty for any other record. */
    OptionalLong trimPoint() {
        var isTrim = headers.equals(List.of(RecordHeader.of("", Vocabulary.TRIM))) && body.length() == Long.BYTES;
        return isTrim ? OptionalLong.of(ByteBuffer.wrap(body.value()).getLong()) : OptionalLong.empty();
    }

    public NewRecord at(long instant) {
        return new NewRecord(OptionalLong.of(instant), headers, body);
    }

    public NewRecord with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(RecordHeader.of(name, value));
        return new NewRecord(timestamp, more, body);
    }

    public boolean hasTimestamp() {
        return timestamp.isPresent();
    }

    /** Whether names, values and body are all UTF-8. */
    public boolean isText() {
        return body.isText()
                && headers.stream()
                        .allMatch(header ->
                                header.name().isText() && header.value().isText());
    }

    public long metered() {
        return Metering.of(headers, body);
    }
}
