// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;

/** The version of this suite, written by the build. */
public final class SuiteVersion {

    private SuiteVersion() {}

    /** What {@code --version} prints. */
    public static final class Printed implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Tidemark " + text()};
        }
    }

    public static String text() {
        try (var file = SuiteVersion.class.getResourceAsStream("suite.properties")) {
            var properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException failure) {
            throw new UncheckedIOException("the suite's jar is damaged", failure);
        }
    }
}
