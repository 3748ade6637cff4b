// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.run.Examination;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.Wire;

/** The basin that the streams of a run are in: made by the first scenario, removed with the run. */
final class RunBasin implements Examination.Shared {

    private final Wire wire;
    private final Basin basin;

    private RunBasin(Wire wire, Basin basin) {
        this.wire = wire;
        this.basin = basin;
    }

    static Basin of(Examination examination) {
        return examination.shared(RunBasin.class, RunBasin::create).basin;
    }

    private static RunBasin create(Examination examination) {
        var target = examination.target();
        var wire = new Wire(target.headers(), target.limits().answer());
        var basin = new Basin(target.base(), examination.freshName());
        Answered.with(new Client(wire).createBasin(basin.server(), basin.name(), null), "the creation of a basin", 201);
        return new RunBasin(wire, basin);
    }

    @Override
    public void close() {
        wire.send(Client.deleteBasin(basin));
    }
}
