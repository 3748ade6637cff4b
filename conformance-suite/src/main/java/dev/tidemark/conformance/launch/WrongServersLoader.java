// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads the code of {@link WrongServers}. It needs Vert.x, which {@code tidemark.jar} holds only once, among the libraries of the packaged
 * reference server; there it is taken from, by a loader of its own, so that nobody else pays for it.
 */
public final class WrongServersLoader extends URLClassLoader {

    private static final String OURS = "dev.tidemark.conformance.deviation.";
    private static final String ENTRANCE = OURS + "Misbehaviours";

    private WrongServersLoader(List<URL> urls) {
        super("wrong-servers", urls.toArray(URL[]::new), WrongServersLoader.class.getClassLoader());
    }

    /**
     * Loads them.
     *
     * @param server the reference server, whose libraries lie beside it
     * @throws LaunchFailed when it has no such libraries
     */
    public static WrongServers load(Path server) throws LaunchFailed {
        try {
            var loader = isComplete() ? WrongServersLoader.class.getClassLoader() : beside(server);
            return (WrongServers)
                    loader.loadClass(ENTRANCE).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | IOException failure) {
            throw new LaunchFailed(
                    "the deviations cannot be loaded: " + (failure.getCause() == null ? failure : failure.getCause()));
        }
    }

    private static boolean isComplete() {
        return WrongServersLoader.class.getClassLoader().getResource("io/vertx/core/Vertx.class") != null;
    }

    private static WrongServersLoader beside(Path server) throws LaunchFailed, IOException {
        var libraries = server.toAbsolutePath().resolveSibling("lib").resolve("main");
        if (!Files.isDirectory(libraries)) {
            throw new LaunchFailed("deviations need the libraries of the reference server, and there is no folder "
                    + libraries + "; leave --server out, or name the quarkus-run.jar of a build");
        }
        var urls = new ArrayList<URL>();
        urls.add(WrongServersLoader.class.getProtectionDomain().getCodeSource().getLocation());
        try (var files = Files.list(libraries)) {
            for (var file : files.filter(WrongServersLoader::isVertx).sorted().toList()) {
                urls.add(url(file));
            }
        }
        return new WrongServersLoader(urls);
    }

    private static boolean isVertx(Path file) {
        var name = file.getFileName().toString();
        return name.startsWith("io.vertx.vertx-core-") || name.startsWith("io.netty.");
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }

    /** What is ours has to see Vert.x, so it comes from here although the parent has it too. */
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
