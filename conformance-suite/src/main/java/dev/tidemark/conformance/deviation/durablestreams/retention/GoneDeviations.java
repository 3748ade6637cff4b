// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.retention;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** What servers get wrong of <i>What retention has dropped is gone</i>: {@code durable-streams/retention/gone.feature}. */
final class GoneDeviations {
    @Breaks(
            rule = "DS-5.6-04",
            by = "Answers an offset whose data is gone with what is left, as if nothing were missing.")
    Behaviour droppedDataSkipped() {
        return Behaviour.retry(
                Requests::catchesUp, 410, request -> request.withParam(Vocabulary.OFFSET, Vocabulary.BEGINNING));
    }
}
