// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.Server;
import dev.tidemark.server.disk.Device;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/** What MapDB must find by reflection to open a file, whether it is a JVM or a native executable that wrote it. */
class CheckpointFileTest {

    private static final String BUILT_IN = "org.mapdb.Serializer#";

    @TempDir
    Path folder;

    @Test
    void allSerializersAreNamedAndBuiltIn() throws Exception {
        Path file = folder.resolve("checkpoint.db");
        Path redo = folder.resolve("checkpoint.redo");
        try (Checkpoint checkpoint = new Checkpoint(file, redo, folder.resolve("blocks"), new Device())) {
            checkpoint.advance(new Advance());
            checkpoint.persist();
        }
        AtomicVolume volume = new AtomicVolume(file, redo, new Device());
        try (DB db = DBMaker.volumeDB(volume, true).make()) {
            Map<String, String> parameters = db.nameCatalogLoad();
            assertThat(parameters).containsEntry("streams#keySerializer", BUILT_IN + "LONG");
            assertThat(parameters).containsEntry("parts#keySerializer", BUILT_IN + "LONG");
            assertThat(parameters).containsEntry("parts#valueSerializer", BUILT_IN + "LONG");
            for (String map : new String[] {"streams", "blocks", "producers"}) {
                assertThat(parameters).containsEntry(map + "#valueSerializer", BUILT_IN + "BYTE_ARRAY");
            }
            for (String map : new String[] {"blocks", "producers"}) {
                assertThat(parameters).containsEntry(map + "#keySerializer", BUILT_IN + "BYTE_ARRAY");
            }
            assertThat(parameters.keySet())
                    .filteredOn(key -> key.endsWith("erializer"))
                    .hasSize(8);
        }
    }

    /** Without this a native executable writes its serializers in another way, and everything else works all the same. */
    @Test
    void theNamesAreThereInANativeExecutableToo() {
        RegisterForReflection registered = Server.class.getAnnotation(RegisterForReflection.class);
        assertThat(registered.targets()).contains(Serializer.class);
        assertThat(registered.fields()).isTrue();
    }
}
