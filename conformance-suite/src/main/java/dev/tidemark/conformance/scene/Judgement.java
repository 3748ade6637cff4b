// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * What a refusal says. A server that refuses a kind of request everywhere breaks the one requirement that promises it; of every other rule
 * whose scene needs such a request nothing can be told, neither by what follows nor by the refusal itself.
 *
 * @param examined ids of the requirements that the scenario is about
 */
public record Judgement(Set<String> examined) {

    /** For what is not enough room, time or storage, which says nothing about any rule. */
    private static final Set<Integer> FOR_WANT_OF_MEANS = Set.of(413, 429, 503, 507);

    /** For a stock of streams that serves many scenarios. */
    public static final Judgement OF_NO_RULE = new Judgement(Set.of());

    public Judgement {
        examined = Set.copyOf(examined);
    }

    /**
     * The answer to a request that prepares the scene.
     *
     * @throws NotTested when the server has not the means for it, or refuses all requests of this kind
     * @throws Broken when it has another status than these, and such a request is granted elsewhere or is what the scenario is about
     */
    public Response granted(Response answer, String what, Optional<Operation> kind, Integer... statuses) {
        if (Arrays.asList(statuses).contains(answer.status())) {
            return answer;
        }
        if (FOR_WANT_OF_MEANS.contains(answer.status())) {
            throw new NotTested(what + " was answered with " + Answered.summary(answer)
                    + ", so there is nothing to judge; raise this limit of the target");
        }
        kind.ifPresent(this::require);
        return Answered.with(answer, what, statuses);
    }

    /**
     * Goes on only when this kind of request is granted as such.
     *
     * @throws NotTested when it is not, and the scenario is about something else
     * @throws Broken when it is not, and that is what the scenario is about
     */
    public void require(Operation kind) {
        kind.refused().ifPresent(this::refused);
    }

    private void refused(Operation.Refused refused) {
        var kind = refused.operation();
        var summary = Answered.summary(refused.answer());
        if (FOR_WANT_OF_MEANS.contains(refused.answer().status())) {
            throw new NotTested(kind.name() + " was answered with " + summary + "; raise this limit of the target");
        }
        if (isAbout(kind.requirement())) {
            throw new Broken(kind.name() + " to be granted", summary);
        }
        throw new NotTested("the target grants no request like " + kind.name() + " (" + summary
                + "), so there is nothing to judge; see " + kind.requirement());
    }

    /** Whether this is a refusal for which there was not enough room, time or storage. */
    static boolean isForWantOfMeans(Response answer) {
        return FOR_WANT_OF_MEANS.contains(answer.status());
    }

    /** Whether the scenario is about one of these requirements. */
    public boolean isAbout(String... requirements) {
        return Arrays.stream(requirements).anyMatch(examined::contains);
    }
}
