// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.s2.model.Ack;
import dev.tidemark.conformance.s2.model.Basin;
import dev.tidemark.conformance.s2.model.Conditions;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Granting;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Response;
import java.util.List;
import java.util.stream.LongStream;

/** A writer that keeps the model of its stream in step with what the server acknowledged. */
public final class Writer {

    private final Client client;
    private final Granting granting;

    Writer(Client client, Granting granting) {
        this.client = client;
        this.granting = granting;
    }

    /**
     * Creates a stream; it has to be granted.
     *
     * @param config as the protocol has it; null for none
     */
    public Subject create(Basin basin, String name, ObjectNode config) {
        granting.granted(client.bulk().createStream(basin, name, config), "the creation of a stream", 200, 201);
        return new Subject(basin, name);
    }

    /** @param mode how the timestamps of records come about, such as {@link Vocabulary#CLIENT_REQUIRE} */
    public static ObjectNode timestamping(String mode) {
        var config = Documents.object();
        config.putObject(Vocabulary.MEMBER_TIMESTAMPING).put(Vocabulary.MEMBER_MODE, mode);
        return config;
    }

    /** Appends the records in one request; it has to be granted. */
    public Ack append(Subject stream, List<NewRecord> records) {
        return acknowledged(stream, records, Outcome.of(client.appendAsync(stream, records, Format.of(records))));
    }

    /** Sends an append that may be refused; when it is acknowledged, it belongs to the stream. */
    public Response sent(Subject stream, List<NewRecord> records) {
        return answered(stream, records, client.append(stream, records, Format.of(records)));
    }

    /** The same under conditions. */
    public Response sent(Subject stream, List<NewRecord> records, Conditions conditions) {
        return answered(stream, records, client.send(Client.appendRequest(stream, records, conditions.of(stream))));
    }

    /** Takes the answer to an append of these records into the model; it has to be granted. */
    public Ack acknowledged(Subject stream, List<NewRecord> records, Response answer) {
        granting.granted(answer, "an append of " + records.size() + " records", 200);
        var ack = Documents.ack(Documents.object(answer.text(), "the acknowledgement of an append"));
        stream.appended(records, ack);
        return ack;
    }

    /** Takes the answer to an append of these records into the model where it is an acknowledgement; it may be a refusal. */
    public Response answered(Subject stream, List<NewRecord> records, Response answer) {
        if (answer.status() == 200) {
            acknowledged(stream, records, answer);
        }
        return answer;
    }

    /** Appends records that continue the count, one after the other. */
    public void appendNumbered(Subject stream, int count) {
        for (int i = 0; i < count; i++) {
            append(stream, numbered(stream, 1));
        }
    }

    /** The next records of the count. */
    public static List<NewRecord> numbered(Subject stream, int count) {
        var next = stream.tail().seqNum();
        return LongStream.range(next, next + count)
                .mapToObj(NewRecord::numbered)
                .toList();
    }
}
