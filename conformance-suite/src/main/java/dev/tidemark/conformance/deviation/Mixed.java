// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.launch.WrongServers.Mix;
import io.vertx.core.Future;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Answers single requests as some deviation would that is about such requests. The same requests in the same order meet the same ones. A
 * deviation that goes by the past of a stream knows of it only what it was shown.
 */
final class Mixed implements Behaviour {

    private record Fault(String id, Behaviour behaviour) {}

    private final List<Fault> faults;
    private final double rate;
    private final Random dice;
    private final Consumer<String> shown;

    Mixed(List<Deviation> deviations, Mix mix, Consumer<String> shown) {
        this.faults = deviations.stream()
                .map(deviation ->
                        new Fault(deviation.id(), deviation.behaviour().get()))
                .toList();
        this.rate = mix.rate();
        this.dice = new Random(mix.seed());
        this.shown = shown;
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        // Both are drawn for every request, so that what is drawn next does not depend on what happened.
        var chance = dice.nextDouble();
        var choice = dice.nextDouble();
        var fitting = faults.stream()
                .filter(fault -> fault.behaviour().concerns(request))
                .toList();
        if (chance >= rate || fitting.isEmpty()) {
            return upstream.send(request);
        }
        var fault = fitting.get((int) (choice * fitting.size()));
        shown.accept(fault.id() + ": " + request.method() + " " + request.target());
        return fault.behaviour().answer(request, upstream);
    }
}
