// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A stream of the scenario and what it must contain: the model that answers are compared with. */
public final class Subject {

    private final Basin basin;
    private final String name;
    private final List<Expected> records = new ArrayList<>();
    private final List<Ack> acks = new ArrayList<>();
    private Position tail = Position.ZERO;
    private long first;

    public Subject(Basin basin, String name) {
        this.basin = basin;
        this.name = name;
    }

    public Basin basin() {
        return basin;
    }

    public String name() {
        return name;
    }

    /** Takes an acknowledged append into the model. */
    public void appended(List<NewRecord> added, Ack ack) {
        if (ack.start().seqNum() != tail.seqNum() || ack.end().seqNum() != tail.seqNum() + added.size()) {
            throw new Broken(
                    "the sequence numbers from " + tail.seqNum() + " to before " + (tail.seqNum() + added.size()),
                    "those from " + ack.start().seqNum() + " to before "
                            + ack.end().seqNum());
        }
        for (int i = 0; i < added.size(); i++) {
            var seqNum = ack.start().seqNum() + i;
            records.add(new Expected(seqNum, timestamp(added, i, ack), added.get(i)));
            added.get(i).trimPoint().ifPresent(point -> trimmed(point, seqNum));
        }
        acks.add(ack);
        tail = ack.end();
    }

    /**
     * The acknowledgement names the timestamps of the first and the last record; between them only the writer's own are known, as far as
     * they fit in and need not be changed.
     */
    private static OptionalLong timestamp(List<NewRecord> added, int index, Ack ack) {
        if (index == 0) {
            return OptionalLong.of(ack.start().timestamp());
        }
        if (index == added.size() - 1) {
            return OptionalLong.of(ack.end().timestamp());
        }
        var own = added.get(index).timestamp();
        var latest = added.subList(0, index).stream()
                .flatMapToLong(record -> record.timestamp().stream())
                .max();
        return own.isPresent()
                        && own.getAsLong() >= latest.orElse(ack.start().timestamp())
                        && own.getAsLong() <= ack.end().timestamp()
                ? own
                : OptionalLong.empty();
    }

    /** The acknowledgements of its appends, in their order. */
    public List<Ack> acks() {
        return acks;
    }

    /** The records before this point are gone, as far as the command itself. */
    private void trimmed(long point, long command) {
        var reaches = Long.compareUnsigned(point, command) > 0 ? command + 1 : point;
        first = Math.max(first, reaches);
    }

    /** The sequence number of the next record and the timestamp of the last one. */
    public Position tail() {
        return tail;
    }

    /** The sequence number of the first record that is left; the tail if there is none. */
    public long first() {
        return first;
    }

    /**
     * The records with these sequence numbers, trimmed ones included.
     *
     * @throws NotTested when one of them was never acknowledged, because what the scenario appended was refused
     */
    public List<Expected> between(long from, long before) {
        if (before > records.size()) {
            throw new NotTested("record " + (before - 1) + " was not acknowledged, so there is nothing to judge");
        }
        return records.subList(Math.toIntExact(from), Math.toIntExact(before));
    }

    /** The format in which all its records survive: text while they are text. */
    public Format format() {
        return records.stream().allMatch(record -> record.content().isText()) ? Format.RAW : Format.BASE64;
    }

    /** All records that are left. */
    public List<Expected> retained() {
        return between(first, tail.seqNum());
    }
}
