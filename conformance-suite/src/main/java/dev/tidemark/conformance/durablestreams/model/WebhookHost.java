// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.WrongInput;
import java.util.regex.Pattern;

/**
 * Where the kit listens for webhooks: an address of this machine that the target reaches.
 *
 * @param name of the host, or its address
 * @param port 0 for any that is free
 */
public record WebhookHost(String name, int port) {

    /** The option that gives it. */
    public static final String OPTION = "webhook";

    private static final String USUAL = "127.0.0.1";
    private static final int LAST_PORT = 65535;
    private static final Pattern FORM = Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:.]+])(?::(\\d{1,5}))?");

    /**
     * Reads {@code HOST} or {@code HOST:PORT}; an empty text means loopback.
     *
     * @throws WrongInput for anything else
     */
    public static WebhookHost parse(String text) {
        var form = FORM.matcher(text.isEmpty() ? USUAL : text);
        if (form.matches()) {
            var port = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
            if (port <= LAST_PORT) {
                return new WebhookHost(form.group(1).replaceAll("[\\[\\]]", ""), port);
            }
        }
        throw new WrongInput(
                "-Dtarget.webhook=" + text + " is no place to listen; write an address of this machine"
                        + " that the target reaches, for example -Dtarget.webhook=192.168.0.7 or -Dtarget.webhook=localhost:9000");
    }

    /** That of this target. */
    public static WebhookHost of(Target target) {
        return parse(target.option(OPTION).orElse(""));
    }

    @Override
    public String toString() {
        return port == 0 ? name : name + ":" + port;
    }
}
