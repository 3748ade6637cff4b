// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

/** Makes up what a worker does next: mostly what changes something, and what must be refused or repeated. */
final class Operations {

    private static final int FEW_STREAMS = 4;
    private static final int MANY_STREAMS = 9;
    private static final int LONG_STREAM = 60;
    private static final int PRODUCERS = 3;
    private static final int LARGE = 150_000;

    private final String prefix;
    private final Random random;
    private int names;
    private int messages;

    /** @param prefix what all names and messages begin with */
    Operations(String prefix, Random random) {
        this.prefix = prefix;
        this.random = random;
    }

    Operation next(World world) {
        List<StreamModel> living = world.living();
        if (living.size() < FEW_STREAMS) {
            return create(world);
        }
        StreamModel stream = living.get(random.nextInt(living.size()));
        if (living.size() > MANY_STREAMS || stream.content().size() > LONG_STREAM) {
            return delete(stream);
        }
        int dice = random.nextInt(100);
        if (dice < 30) {
            return append(stream);
        }
        if (dice < 40) {
            return appendInSequence(stream);
        }
        if (dice < 65) {
            return produce(stream);
        }
        if (dice < 70) {
            return repeat(stream).orElseGet(() -> produce(stream));
        }
        if (dice < 72) {
            return close(stream);
        }
        if (dice < 83) {
            return fork(stream);
        }
        if (dice < 88) {
            return createAgain(stream);
        }
        if (dice < 92) {
            return useSoftDeleted(world).orElseGet(() -> create(world));
        }
        return dice < 96 ? create(world) : delete(stream);
    }

    /** Under a new name, or under that of a stream that is gone. */
    private Operation create(World world) {
        boolean reuse = !world.gone().isEmpty() && random.nextInt(3) == 0;
        String name = reuse
                ? List.copyOf(world.gone()).get(random.nextInt(world.gone().size()))
                : newName();
        var settings =
                new StreamModel.Settings(random.nextBoolean(), retention(), random.nextInt(4) == 0, Optional.empty());
        StreamModel stream = new StreamModel(name, settings);
        List<String> texts = random.nextInt(3) == 0 ? texts(stream) : List.of();
        boolean close = random.nextInt(40) == 0;
        return Operation.of("create", "PUT", stream, body(stream, texts), creation(stream, close))
                .does(201, (now, end) -> now.with(stream.append(texts, close, end)));
    }

    /** A repeated creation is confirmed; that of a fork would have to name its source. */
    private Operation createAgain(StreamModel stream) {
        return Operation.of("repeated create", "PUT", stream, "", creation(stream, stream.closed()))
                .changesNothing(stream.settings().source().isPresent() ? 409 : 200);
    }

    private Operation append(StreamModel stream) {
        List<String> texts = texts(stream);
        Operation append = Operation.of("append", "POST", stream, body(stream, texts), List.of());
        return stream.closed()
                ? refused(append)
                : append.does(204, (world, end) -> world.with(stream.append(texts, false, end)));
    }

    private Operation appendInSequence(StreamModel stream) {
        List<String> texts = texts(stream);
        int sequence = stream.writers().sequence() + 1;
        List<String> header = List.of("Stream-Seq", "%08d".formatted(sequence));
        Operation append = Operation.of("append in sequence", "POST", stream, body(stream, texts), header);
        return stream.closed()
                ? refused(append)
                : append.does(204, (world, end) -> world.with(stream.append(sequence, texts, end)));
    }

    private Operation produce(StreamModel stream) {
        String id = "producer-" + random.nextInt(PRODUCERS);
        Optional<Produced> last = Optional.ofNullable(stream.writers().last().get(id));
        boolean newEpoch = last.isPresent() && random.nextInt(6) == 0;
        long epoch = last.map(Produced::epoch).orElse(0L) + (newEpoch ? 1 : 0);
        long sequence = newEpoch ? 0 : last.map(Produced::sequence).orElse(-1L) + 1;
        boolean close = random.nextInt(40) == 0;
        Produced append = new Produced(id, epoch, sequence, texts(stream), close);
        Operation operation =
                Operation.of("producer append", "POST", stream, body(stream, append.texts()), headers(append));
        return stream.closed()
                ? refused(operation)
                : operation.by(append).does(200, (world, end) -> world.with(stream.append(append, end)));
    }

    /** The last append of a producer once more. */
    private Optional<Operation> repeat(StreamModel stream) {
        List<Produced> all = List.copyOf(stream.writers().last().values());
        return all.isEmpty() ? Optional.empty() : Optional.of(repeat(stream, all.get(random.nextInt(all.size()))));
    }

    /** An append of a producer once more. */
    static Operation repeat(StreamModel stream, Produced append) {
        Operation operation =
                Operation.of("repeated append", "POST", stream, body(stream, append.texts()), headers(append));
        boolean closedByOthers = stream.closed()
                && stream.writers().closedBy().filter(append::isSameAs).isEmpty();
        return closedByOthers ? refused(operation) : operation.changesNothing(204);
    }

    private Operation close(StreamModel stream) {
        List<String> texts = random.nextBoolean() && !stream.closed() ? texts(stream) : List.of();
        return Operation.of("close", "POST", stream, body(stream, texts), List.of("Stream-Closed", "true"))
                .does(204, (world, end) -> world.with(stream.append(texts, true, end)));
    }

    private Operation fork(StreamModel source) {
        List<String> headers = new ArrayList<>(List.of("Stream-Forked-From", "/v1/stream/" + source.name()));
        Content content = source.content();
        int[] known = IntStream.rangeClosed(0, content.size())
                .filter(index -> content.offset(index).isPresent())
                .toArray();
        int count = content.size();
        Optional<String> partial = Optional.empty();
        if (known.length > 0 && random.nextInt(4) > 0) {
            count = known[random.nextInt(known.length)];
            headers.addAll(List.of("Stream-Fork-Offset", content.offset(count).orElseThrow()));
            if (count < content.size() && random.nextBoolean()) {
                String next = content.pieces().get(count).text();
                int behind = 1 + random.nextInt(source.settings().json() ? content.size() - count : next.length());
                headers.addAll(List.of("Stream-Fork-Sub-Offset", "" + behind));
                boolean cut = !source.settings().json() && behind < next.length();
                partial = cut ? Optional.of(next.substring(0, behind)) : partial;
                count += source.settings().json() ? behind : cut ? 0 : 1;
            }
        }
        StreamModel fork = source.fork(newName(), count, partial, retention());
        headers.addAll(retention(fork));
        List<String> texts = random.nextBoolean() ? texts(fork) : List.of();
        return Operation.of("fork", "PUT", fork, body(fork, texts), headers)
                .does(201, (world, end) -> world.with(fork.append(texts, false, end)));
    }

    private Operation delete(StreamModel stream) {
        return Operation.of("delete", "DELETE", stream, "", List.of())
                .does(204, (world, end) -> world.without(stream.name()));
    }

    private Optional<Operation> useSoftDeleted(World world) {
        return world.softDeleted().stream()
                .findAny()
                .map(stream -> random.nextBoolean()
                        ? Operation.of("use of a deleted stream", "PUT", stream, "", creation(stream, false))
                                .changesNothing(409)
                        : Operation.of(
                                        "use of a deleted stream",
                                        "POST",
                                        stream,
                                        body(stream, texts(stream)),
                                        List.of())
                                .changesNothing(410));
    }

    private static Operation refused(Operation operation) {
        return operation.changesNothing(409).countedAs("append to a closed stream");
    }

    private static List<String> creation(StreamModel stream, boolean close) {
        List<String> headers = new ArrayList<>(retention(stream));
        if (stream.settings().idle()) {
            headers.addAll(List.of("Stream-TTL", StreamModel.Settings.TTL));
        }
        if (close) {
            headers.addAll(List.of("Stream-Closed", "true"));
        }
        return headers;
    }

    private static List<String> retention(StreamModel stream) {
        OptionalInt retention = stream.settings().retention();
        return retention.isPresent() ? List.of("Stream-Retention-Messages", "" + retention.getAsInt()) : List.of();
    }

    private static List<String> headers(Produced append) {
        List<String> headers = new ArrayList<>(append.headers());
        headers.addAll(append.close() ? List.of("Stream-Closed", "true") : List.of());
        return headers;
    }

    private static String body(StreamModel stream, List<String> texts) {
        String joined = String.join(stream.settings().json() ? "," : "", texts);
        return stream.settings().json() && !texts.isEmpty() ? "[" + joined + "]" : joined;
    }

    private OptionalInt retention() {
        return random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(6)) : OptionalInt.empty();
    }

    private String newName() {
        return prefix + "-" + names++;
    }

    /** Messages of their own kind each: in JSON mode several may go together, otherwise one append is one message. */
    private List<String> texts(StreamModel stream) {
        int count = stream.settings().json() ? 1 + random.nextInt(5) : 1;
        return IntStream.range(0, count).mapToObj(each -> text(stream)).toList();
    }

    private String text(StreamModel stream) {
        String plain = prefix + ":" + messages++ + (random.nextInt(50) == 0 ? "x".repeat(random.nextInt(LARGE)) : "");
        return stream.settings().json() ? '"' + plain + '"' : plain + ";";
    }
}
