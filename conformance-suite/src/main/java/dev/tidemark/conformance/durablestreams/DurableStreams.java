// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.durablestreams.model.WebhookHost;
import dev.tidemark.conformance.target.Dimension;
import dev.tidemark.conformance.target.Given;
import dev.tidemark.conformance.target.Greeting;
import dev.tidemark.conformance.target.Probe;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.Unreachable;
import dev.tidemark.reports.run.RunFacts.Prerequisite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Durable Streams 1.0. */
public final class DurableStreams implements Protocol {

    @Override
    public String id() {
        return "durable-streams";
    }

    @Override
    public String prefix() {
        return "DS";
    }

    @Override
    public String title() {
        return "Durable Streams";
    }

    @Override
    public List<String> options() {
        return List.of(StreamPath.OPTION, WebhookHost.OPTION);
    }

    @Override
    public Map<String, String> read(Given given) {
        var root = given.asOption(StreamPath.OPTION)
                .or(() -> given.isRootAnOption() ? Optional.empty() : given.inProfile(StreamPath.OPTION))
                .orElse(given.address().path());
        var webhook = given.option(WebhookHost.OPTION).orElse("");
        WebhookHost.parse(webhook);
        return Map.of(StreamPath.OPTION, StreamPath.parse(root).template(), WebhookHost.OPTION, webhook);
    }

    @Override
    public List<Dimension> dimensions() {
        return List.of(Mode.DIMENSION);
    }

    @Override
    public boolean hasRoot() {
        return true;
    }

    @Override
    public String root(Target target) {
        return StreamPath.of(target).template();
    }

    @Override
    public Greeting greeting(Probe probe) {
        return new StreamGreeting(probe);
    }

    @Override
    public void askForOffer(Probe probe, long end, Set<String> settled, BiConsumer<String, String> missing)
            throws Unreachable {
        new StreamOffer(probe, end, missing).ask(settled);
    }

    /** Who says how data is dropped says that it is. */
    @Override
    public boolean isClaimed(Target target, String capability) {
        return capability.equals("retention") && target.retention().isPresent();
    }

    @Override
    public List<Prerequisite> missing(Target target) {
        return target.limits().bodyBytes().isPresent()
                ? List.of()
                : List.of(new Prerequisite(
                        "body-limit",
                        "no body limit given",
                        "set limits.bodyBytes in the profile (-Dtarget.profile=file.yaml)"));
    }

    @Override
    public String toString() {
        return id();
    }
}
