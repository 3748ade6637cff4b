// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.stop;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.s2.Cut;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** S2 reads that do not stop after as many metered bytes as they ask for. */
final class BytesDeviations {
    @Breaks(rule = "S2-READ-STOP-04", by = "Does not count bytes.")
    Behaviour s2BytesIgnored() {
        return Bounds.without(Vocabulary.BYTES, request -> true);
    }

    @Breaks(rule = "S2-READ-STOP-04", by = "Counts the bytes of bodies alone.")
    Behaviour s2BytesCountsBodies() {
        return Cut.bySize(Cut::body);
    }

    @Breaks(rule = "S2-READ-STOP-05", by = "Leaves 2 for each header out of the size of a record.")
    Behaviour s2HeadersCostNothingExtra() {
        return Cut.bySize(Cut::withoutHeaderOverhead);
    }

    @Breaks(rule = "S2-READ-STOP-05", by = "Measures records in characters instead of bytes.")
    Behaviour s2SizeInCharacters() {
        return Cut.bySize(Cut::inCharacters);
    }

    @Breaks(rule = "S2-READ-STOP-05", by = "Measures records as base64 writes them.")
    Behaviour s2SizeInBase64() {
        return Cut.bySize(Cut::inBase64);
    }

    @Breaks(rule = "S2-READ-STOP-06", by = "Leaves a record out that would take exactly what is left of the bytes.")
    Behaviour s2BytesExclusive() {
        return Reads.shifted(Vocabulary.BYTES, n -> n > 0 ? n - 1 : n);
    }

    @Breaks(rule = "S2-READ-STOP-07", by = "Gives a smaller record in the place of one that is too large.")
    Behaviour s2BytesSkipsLargeRecords() {
        return Cut.skipping();
    }

    @Breaks(
            rule = "S2-READ-STOP-08",
            by = "Gives the first record although it takes more than the bytes it is asked for.")
    Behaviour s2FirstRecordAlwaysGiven() {
        return Bounds.firstRecordInSpiteOf(Vocabulary.BYTES);
    }

    @Breaks(
            rule = "S2-READ-STOP-08",
            by = "Refuses a read whose first record takes more than the bytes it is asked for.")
    Behaviour s2BytesBelowFirstRecordOutOfRange() {
        return Bounds.emptyIsRefused(Vocabulary.BYTES);
    }

    @Breaks(rule = "S2-READ-STOP-10", by = "Takes at most zero bytes for any number of them.")
    Behaviour s2ZeroBytesIsUnlimited() {
        return Bounds.without(Vocabulary.BYTES, Bounds.isZero(Vocabulary.BYTES));
    }
}
