// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Measures starts: {@code java reference-server/src/archive/Starts.java reference-server/tidemark}. Prints the medians of
 * ten: from the start of the process to the first answer, and the resident memory then (Linux).
 */
public final class Starts {

    private static final int STARTS = 10;
    private static final String LISTENING = "tidemark: listening on ";

    private Starts() {}

    /** @param args the command that starts the server, with its arguments up to where options may stand */
    public static void main(String[] args) throws Exception {
        List<Long> millis = new ArrayList<>();
        List<Long> kilobytes = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            List<String> command = new ArrayList<>(List.of(args));
            command.addAll(List.of(
                    "-Dtidemark.port=0", "-Dtidemark.data=memory", "-Dtidemark.stop-on-stdin-close=true"));
            long start = System.nanoTime();
            Process server = new ProcessBuilder(command).start();
            try (BufferedReader out = server.inputReader()) {
                ask(address(out));
                millis.add((System.nanoTime() - start) / 1_000_000);
                kilobytes.add(resident(server.pid()));
                server.getOutputStream().close();
                server.waitFor();
            } finally {
                server.destroyForcibly();
            }
        }
        System.out.printf(
                "first answer after %d ms (%d to %d), %d MB resident%n",
                median(millis), Collections.min(millis), Collections.max(millis), median(kilobytes) / 1024);
    }

    private static String address(BufferedReader out) throws IOException {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(LISTENING)) {
                return line.substring(LISTENING.length());
            }
        }
        throw new IOException("the server did not start");
    }

    private static void ask(String address) throws IOException {
        var request = (HttpURLConnection) URI.create(address + "/v1/stream/none").toURL().openConnection();
        if (request.getResponseCode() != HttpURLConnection.HTTP_NOT_FOUND) {
            throw new IOException("an unexpected answer: " + request.getResponseCode());
        }
    }

    private static long resident(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no resident memory is told");
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
