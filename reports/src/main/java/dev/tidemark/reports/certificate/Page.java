// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Style and script of the page, and the hashes by which its content security policy lets these two pass and nothing else.
 *
 * @param style as it stands between the tags
 * @param script as it stands between the tags
 */
public record Page(String style, String script) {

    private static final String FOLDER = "/tidemark/reports/html/";

    static Page read() {
        return new Page(text("style.css"), text("script.js"));
    }

    private static String text(String name) {
        try (var in = Page.class.getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + FOLDER + name, failure);
        }
    }

    /** As a policy names it. */
    public String styleHash() {
        return hash(style);
    }

    /** As a policy names it. */
    public String scriptHash() {
        return hash(script);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
