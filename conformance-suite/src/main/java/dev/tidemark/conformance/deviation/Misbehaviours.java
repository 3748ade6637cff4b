// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.DeviatingProxy;
import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.launch.WrongServer;
import dev.tidemark.conformance.launch.WrongServers;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Protocol;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The deviations as servers for authors of clients. */
public final class Misbehaviours implements WrongServers {

    /** Of Vert.x, which calls it severe when a client hangs up. */
    private static final Logger QUIET = Logger.getLogger("io.vertx");

    private final Map<String, Deviation> deviations =
            Deviations.all().stream().collect(Collectors.toMap(Deviation::id, Function.identity()));

    public Misbehaviours() {
        QUIET.setLevel(Level.OFF);
    }

    @Override
    public List<WrongServer> all() {
        return Protocols.all().stream()
                .flatMap(protocol -> Deviations.classes(protocol).flatMap(type -> of(protocol, type)))
                .toList();
    }

    private static Stream<WrongServer> of(Protocol protocol, Class<?> type) {
        var topic = topic(protocol, type);
        return Deviations.in(type)
                .map(deviation ->
                        new WrongServer(deviation.id(), topic, deviation.requirements(), deviation.summary()));
    }

    @Override
    public Running start(String id, URI upstream, int port) throws LaunchFailed {
        return listen(upstream, port, deviations.get(id).behaviour().get());
    }

    @Override
    public Running startMixed(List<String> ids, Mix mix, URI upstream, int port, Consumer<String> shown)
            throws LaunchFailed {
        return listen(
                upstream, port, new Mixed(ids.stream().map(deviations::get).toList(), mix, shown));
    }

    /** The folder of the features that these break. */
    private static String topic(Protocol protocol, Class<?> type) {
        var topic = type.getPackageName();
        return protocol.id() + "/" + topic.substring(topic.lastIndexOf('.') + 1);
    }

    private static Running listen(URI upstream, int port, Behaviour behaviour) throws LaunchFailed {
        try {
            return new Server(DeviatingProxy.start(upstream, port, behaviour));
        } catch (IllegalStateException failed) {
            if (isTaken(failed)) {
                throw new LaunchFailed("port " + port
                        + " of 127.0.0.1 cannot be listened on; choose another one with --port, or 0 for any");
            }
            throw failed;
        }
    }

    private static boolean isTaken(Throwable failure) {
        return failure != null && (failure instanceof BindException || isTaken(failure.getCause()));
    }

    private record Server(DeviatingProxy proxy) implements Running {

        @Override
        public URI address() {
            return proxy.base();
        }

        @Override
        public void close() {
            proxy.close();
        }
    }
}
