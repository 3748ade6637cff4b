// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The streams of a scenario by the names that its sentences give them: {@code the stream} where there is one, {@code the source} and
 * {@code the fork} where one was forked, {@code the other stream}, and numbers where there are more. What a sentence names, that sentence and
 * the answers to it are about.
 */
public final class Cast {

    /** What a sentence may call a stream. */
    public static final String NAMES = "the stream|the source|the fork|the other stream|stream \\d+|fork \\d+";

    /** The first one on stage, which is a source for those who fork it. */
    private static final List<String> FIRST = List.of("the stream", "the source");

    private final Scene scene;
    private final Map<String, Subject> actors = new LinkedHashMap<>();
    private String first;
    private int forks;

    public Cast(Scene scene) {
        this.scene = scene;
    }

    /** The stream of a scenario that has but one. */
    public Subject only() {
        if (isSeveral()) {
            throw new IllegalStateException(
                    "the scenario has several streams, and a sentence does not say which of them it means");
        }
        return scene.subject();
    }

    private boolean isSeveral() {
        return !actors.isEmpty();
    }

    /** The stream that is called so, which the scenario is about from now on. */
    public Subject turnTo(String name) {
        var actor = named(name);
        scene.subject(actor);
        return actor;
    }

    /** The stream that is called so. */
    public Subject named(String name) {
        renew();
        keepTo(name);
        if (!isSeveral() && FIRST.contains(name)) {
            return scene.subject();
        }
        var actor = actors.get(name);
        if (actor == null) {
            throw new IllegalStateException("no step has made " + name);
        }
        return actor;
    }

    /** One scenario, one name for a stream. */
    private void keepTo(String name) {
        if (FIRST.contains(name)) {
            first = first == null ? name : first;
            if (!first.equals(name)) {
                throw new IllegalStateException("the scenario calls one stream " + first + " and " + name);
            }
        }
    }

    /** Every stream, in the order in which they came. */
    public List<Subject> all() {
        renew();
        return actors.values().stream().distinct().toList();
    }

    /** Whether a stream of the scenario has this URL. */
    boolean has(URI uri) {
        return scene.subject().uri().equals(uri)
                || actors.values().stream().anyMatch(actor -> actor.uri().equals(uri));
    }

    /** Brings a further stream on stage. */
    public void enter(String name, Subject stream) {
        renew();
        if (!isSeveral()) {
            FIRST.forEach(first -> actors.put(first, scene.subject()));
        }
        actors.put(name, stream);
        scene.subject(stream);
    }

    /** Brings a further fork on stage: the first is the fork, and fork 1 where there are more. Each has messages of its own from now on. */
    public void enterFork(Subject fork) {
        int number = ++forks;
        enter("fork " + number, fork);
        actors.putIfAbsent("the fork", fork);
        if (number > 1) {
            fork.speaking((contentType, message) -> Bodies.ofFork(number, contentType, message));
        }
    }

    /** A stream that was created once more under its URL is the same actor. */
    private void renew() {
        if (isSeveral()) {
            actors.replaceAll(
                    (name, actor) -> actor.uri().equals(scene.subject().uri()) ? scene.subject() : actor);
        }
    }
}
