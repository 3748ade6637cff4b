// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tidemark.server");

    @Test
    void theDomainKnowsOnlyTheJdk() {
        noClasses()
                .that()
                .resideInAPackage("..server.log..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "dev.tidemark.server.log..")
                .check(CLASSES);
    }

    @Test
    void theEngineKnowsOnlyTheDomain() {
        noClasses()
                .that()
                .resideInAPackage("..server.engine..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "dev.tidemark.server.log..", "dev.tidemark.server.engine..")
                .check(CLASSES);
    }

    @Test
    void theDiskKnowsOnlyTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("..server.disk..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..",
                        "org.mapdb..",
                        "kotlin..",
                        "dev.tidemark.server.log..",
                        "dev.tidemark.server.engine..",
                        "dev.tidemark.server.disk..")
                .check(CLASSES);
    }

    @Test
    void onlyTheServerOpensADisk() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..server.disk..", "dev.tidemark.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..server.disk..")
                .check(CLASSES);
    }

    @Test
    void onlyTheCheckpointKnowsMapDb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..server.disk.checkpoint..", "dev.tidemark.server")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.mapdb..")
                .check(CLASSES);
    }

    @Test
    void theProtocolsDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("..server.durablestreams..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..server.s2..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..server.s2..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..server.durablestreams..")
                .check(CLASSES);
    }

    @Test
    void whatTheProtocolsShareKnowsNeither() {
        noClasses()
                .that()
                .resideInAnyPackage("..server.http..", "..server.live..", "..server.access..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..server.s2..", "..server.durablestreams..")
                .check(CLASSES);
    }

    @Test
    void noPackageIsACrowd() {
        Map<String, Long> sizes = CLASSES.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes)
                .isNotEmpty()
                .allSatisfy((name, size) -> assertThat(size).as(name).isLessThanOrEqualTo(30));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.tidemark.server.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void thePartsOfTheDiskHaveNoCycles() {
        slices().matching("dev.tidemark.server.disk.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void thePartsOfS2AreNotKnownToWhatTheyShareAndHaveNoCycles() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.server.s2")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tidemark.server.s2.*..")
                .check(CLASSES);
        slices().matching("dev.tidemark.server.s2.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
        slices().matching("dev.tidemark.server.s2.control.(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }
}
