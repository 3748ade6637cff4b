// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.durability;

import dev.tidemark.conformance.durablestreams.client.BeforeRestart;
import dev.tidemark.conformance.durablestreams.client.Markers;
import dev.tidemark.conformance.durablestreams.client.Race;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** What must survive the end of the server's process. */
public final class RestartSteps {

    /** How many acknowledged appends are read back one by one; all are counted, these are also looked up by their offsets. */
    private static final int LOOKED_UP = 40;

    private final Scene scene;
    private final History history;

    public RestartSteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    @ParameterType("was restarted|was killed")
    public BeforeRestart.Ending ending(String text) {
        return text.equals("was killed") ? BeforeRestart.Ending.KILLED : BeforeRestart.Ending.RESTARTED;
    }

    @Given("a {kind} with {int} messages written before the server {ending}")
    public void writtenBefore(String contentType, int messages, BeforeRestart.Ending ending) throws HookFailed {
        var stock = scene.examination().shared(BeforeRestart.class, BeforeRestart::new);
        scene.subject(stock.take(ending, contentType, messages));
    }

    @When("the server {ending}")
    public void end(BeforeRestart.Ending ending) throws HookFailed {
        var hooks = scene.target().hooks();
        var hook = ending == BeforeRestart.Ending.KILLED ? hooks.kill() : hooks.restart();
        hook.orElseThrow(() -> new NotTested("no kill hook given; supply hooks.kill in the profile"))
                .run();
    }

    @When("the server is killed while {int} writers append {int} messages each")
    public void killDuringRace(int writers, int messages) throws HookFailed {
        var kill = scene.target()
                .hooks()
                .kill()
                .orElseThrow(() -> new NotTested("no kill hook given; supply hooks.kill in the profile"));
        var rounds = scene.examination().rounds();
        for (int round = 0; round < rounds; round++) {
            var firstWriter = round * writers + 1;
            var third = new CountDownLatch(writers * messages / 3);
            var writing = new Race(scene, history);
            var race = CompletableFuture.runAsync(
                    () -> writing.run(firstWriter, writers, messages, true, write -> third.countDown()),
                    Outcome.threads("race"));
            // A race that is over sooner, or has failed, is not waited for.
            var begun = CompletableFuture.runAsync(() -> Outcome.of(third), Outcome.threads("third of a race"));
            Outcome.of(CompletableFuture.anyOf(begun, race));
            kill.run();
            Outcome.of(race);
        }
        scene.note(history.acknowledged().size() + " of " + rounds * writers * messages
                + " appends were acknowledged in " + rounds + " round(s) before the server was killed");
    }

    @Then("every acknowledged append keeps the offset that was handed out")
    public void sameOffsets() {
        var all = Markers.in(scene.reader().readAll(scene.subject(), null));
        var acknowledged = history.acknowledged();
        var step = Math.max(1, acknowledged.size() / LOOKED_UP);
        for (int i = 0; i < acknowledged.size(); i += step) {
            var write = acknowledged.get(i);
            var rest = Markers.in(
                    scene.reader().readAll(scene.subject(), write.offset().get()));
            var expected = all.subList(all.indexOf(write.marker()) + 1, all.size());
            if (!rest.equals(expected)) {
                throw new Broken(
                        expected.size() + " messages after " + write.offset().get() + ", the offset of "
                                + write.marker(),
                        rest.size() + " messages");
            }
        }
    }
}
