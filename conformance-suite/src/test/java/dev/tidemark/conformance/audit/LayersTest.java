// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tidemark.conformance.protocol.Protocols;
import org.junit.jupiter.api.Test;

/** Dependencies point one way. */
class LayersTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tidemark.conformance", "dev.tidemark.reports");

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.tidemark.(*.*)..").should().beFreeOfCycles().check(classes);
    }

    @Test
    void theSuiteKnowsNothingOfTheServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tidemark.server..", "io.quarkus..", "org.mapdb..")
                .check(classes);
    }

    @Test
    void reportsKnowNothingOfTheSuite() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.reports..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tidemark.conformance..")
                .check(classes);
    }

    @Test
    void nothingAboveTheWireOpensASocket() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.tidemark.conformance.durablestreams..",
                        "dev.tidemark.conformance.s2..",
                        "dev.tidemark.conformance.scene..",
                        "dev.tidemark.conformance.history..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "io.restassured..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.net.Socket")
                .check(classes);
    }

    @Test
    void theHistoryKnowsNoProtocol() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.conformance.history..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tidemark.conformance.durablestreams..",
                        "dev.tidemark.conformance.s2..",
                        "dev.tidemark.conformance.wire..")
                .check(classes);
    }

    /** Another protocol is a folder, a catalogue and a line in {@link Protocols}. */
    @Test
    void nothingButTheListOfProtocolsNamesWhatIsOfOne() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.tidemark.conformance.durablestreams..",
                        "dev.tidemark.conformance.s2..",
                        "dev.tidemark.conformance.deviation.durablestreams..",
                        "dev.tidemark.conformance.deviation.s2..")
                .and()
                .doNotBelongToAnyOf(Protocols.class)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.tidemark.conformance.durablestreams..",
                        "dev.tidemark.conformance.s2..",
                        "dev.tidemark.conformance.deviation.durablestreams..",
                        "dev.tidemark.conformance.deviation.s2..")
                .check(classes);
    }

    @Test
    void theStepsKnowNothingOfTheCommandLine() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.tidemark.conformance.durablestreams..",
                        "dev.tidemark.conformance.s2..",
                        "dev.tidemark.conformance.scene..",
                        "dev.tidemark.conformance.target..",
                        "dev.tidemark.conformance.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tidemark.conformance.cli..", "dev.tidemark.conformance.run..")
                .check(classes);
    }

    @Test
    void theProtocolsKnowNothingOfEachOther() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.conformance.s2..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tidemark.conformance.durablestreams..")
                .check(classes);
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.conformance.durablestreams..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tidemark.conformance.s2..")
                .check(classes);
    }

    @Test
    void topicsOfDeviationsHaveNoCycles() {
        slices().matching("dev.tidemark.conformance.deviation.(**)")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    @Test
    void theProxyKnowsNoProtocolAndNoDeviation() {
        noClasses()
                .that()
                .resideInAPackage("dev.tidemark.conformance.deviation.proxy..")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.tidemark.conformance..")
                        .and(resideOutsideOfPackage("dev.tidemark.conformance.deviation.proxy..")))
                .check(classes);
    }

    @Test
    void nothingButTheAuditNeedsDeviations() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tidemark.conformance.deviation..", "dev.tidemark.conformance.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tidemark.conformance.deviation..")
                .check(classes);
    }
}
