// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

/** One header of a record; the name is empty in command records only. */
record RecordHeader(Bytes name, Bytes value) {

    static RecordHeader of(String name, String value) {
        return new RecordHeader(Bytes.utf8(name), Bytes.utf8(value));
    }

    @Override
    public String toString() {
        return name.text() + ": " + value.text();
    }
}
