// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import io.cucumber.core.feature.FeatureParser;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.resource.Resource;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

/** The feature files below a folder of the classpath, be it in a jar or in a folder of classes. */
final class FeatureFiles {

    private static final String SUFFIX = ".feature";

    private FeatureFiles() {}

    /**
     * @param root such as {@code tidemark/durable-streams}
     * @return names of resources, sorted
     */
    static List<String> below(String root) {
        var names = new TreeSet<String>();
        try {
            for (var url : Collections.list(loader().getResources(root))) {
                names.addAll("jar".equals(url.getProtocol()) ? inJar(url) : inFolder(url, root));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot list the features below " + root, failure);
        }
        return new ArrayList<>(names);
    }

    /**
     * @param name of a resource
     */
    static Feature parse(String name) {
        return new FeatureParser(UUID::randomUUID)
                .parseResource(new Resource() {
                    @Override
                    public URI getUri() {
                        return URI.create("classpath:" + name);
                    }

                    @Override
                    public InputStream getInputStream() throws IOException {
                        var file = loader().getResourceAsStream(name);
                        if (file == null) {
                            throw new FileNotFoundException(name);
                        }
                        return file;
                    }
                })
                .orElseThrow(() -> new IllegalStateException(name + " has no feature"));
    }

    private static ClassLoader loader() {
        var context = Thread.currentThread().getContextClassLoader();
        return context == null ? FeatureFiles.class.getClassLoader() : context;
    }

    private static List<String> inJar(URL url) throws IOException {
        var connection = (JarURLConnection) url.openConnection();
        connection.setUseCaches(false);
        var prefix = connection.getEntryName() + "/";
        try (var jar = connection.getJarFile()) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith(prefix.replace("//", "/")) && name.endsWith(SUFFIX))
                    .toList();
        }
    }

    private static List<String> inFolder(URL url, String root) throws IOException {
        var folder = Path.of(URI.create(url.toString()));
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> root + "/" + folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
