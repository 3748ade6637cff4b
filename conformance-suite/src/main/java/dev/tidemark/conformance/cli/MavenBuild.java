// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.run.OutOfMemory;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Unreachable;
import dev.tidemark.conformance.target.WrongInput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A run inside a Maven build. The options are the {@code -D} properties of the build, which are system properties of Maven's JVM; the
 * arguments are further ones, as {@code name=value}.
 */
public final class MavenBuild {

    private static final int SIGNALLED = 128;

    private MavenBuild() {}

    /** @throws NotConformant with one sentence when the build is to fail */
    public static void main(String... arguments) {
        var further = new HashMap<String, String>();
        for (var argument : arguments) {
            var middle = argument.indexOf('=');
            further.put(argument.substring(0, middle), argument.substring(middle + 1));
        }
        var result = certify(further);
        if (result.exitCode() > SIGNALLED) {
            // Whoever ended the build is told so by its exit code, as everywhere else.
            System.exit(result.exitCode());
        }
        if (result.exitCode() != 0) {
            throw new NotConformant(result.sentence());
        }
    }

    private static Certification.Result certify(Map<String, String> further) {
        try {
            return Certification.run(Settings.ofSystem().overriddenBy(further), System.out);
        } catch (WrongInput | Unreachable | LaunchFailed | IOException failure) {
            throw new NotConformant(Main.sentence(failure));
        } catch (OutOfMemoryError exhausted) {
            throw new NotConformant(OutOfMemory.clause());
        }
    }
}
