// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.TargetReader;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BasinsTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private volatile int status = 201;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aRunMakesItsBasinOnceAndDeletesIt() {
        String basin;
        try (var examination = examination(Map.of())) {
            basin = Basins.of(examination).common();
            assertThat(basin).matches("[a-z0-9][a-z0-9-]{6,46}[a-z0-9]");
            assertThat(Basins.of(examination).common()).isEqualTo(basin);
        }
        assertThat(asked)
                .containsExactly(
                        "POST /v1/basins {\"basin\":\"" + basin + "\",\"config\":{}}",
                        "DELETE /v1/basins/" + basin + " ");
    }

    @Test
    void everyConfigHasABasinOfItsOwn() {
        try (var examination = examination(Map.of())) {
            var basins = Basins.of(examination);
            var onRead = basins.configured("{\"create_stream_on_read\":true}");
            assertThat(basins.configured("{\"create_stream_on_read\":true}")).isEqualTo(onRead);
            assertThat(basins.common()).isNotEqualTo(onRead);
            assertThat(asked).hasSize(2).first().asString().endsWith("\"config\":{\"create_stream_on_read\":true}}");
        }
    }

    @Test
    void theGivenBasinIsNeitherMadeNorDeleted() {
        try (var examination = examination(Map.of("target.basin", "my-basin-1"))) {
            assertThat(Basins.of(examination).common()).isEqualTo("my-basin-1");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void whereABasinIsGivenItIsNoFaultToRefuseAnother() {
        status = 403;
        try (var given = examination(Map.of("target.basin", "my-basin-1"))) {
            assertThatThrownBy(() -> Basins.of(given).configured("{}"))
                    .isInstanceOf(NotTested.class)
                    .hasMessageContaining("status 403");
        }
        try (var none = examination(Map.of())) {
            assertThatThrownBy(() -> Basins.of(none).common()).isInstanceOf(Broken.class);
        }
    }

    @Test
    void aBasinThatAScenarioMadeItselfIsDeletedToo() {
        String name;
        try (var examination = examination(Map.of("target.basin", "my-basin-1"))) {
            name = Basins.of(examination).freshName();
        }
        assertThat(asked).containsExactly("DELETE /v1/basins/" + name + " ");
    }

    private Examination examination(Map<String, String> options) {
        var all = new HashMap<>(options);
        all.put("target", "http://127.0.0.1:" + server.getAddress().getPort());
        all.put("protocol", "s2");
        return new Examination(
                new TargetReader(Protocols.all(), new Settings(all)).read().orElseThrow(), 1);
    }
}
