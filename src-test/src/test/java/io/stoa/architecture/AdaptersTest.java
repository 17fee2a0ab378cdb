package io.stoa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AdaptersTest {

    private static final String[] ADAPTERS = {
        "..jpa..",
        "..jdbc..",
        "..http..",
        "..jms..",
        "..file..",
        "..object..",
        "..crypto..",
        "..simulated..",
        "..smtp.."
    };

    @Test
    void shouldShowTheEntityManagerOnlyToJpa() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..jpa..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.EntityManager")
                .because("every statement is found in one place, for two providers and two databases")
                .check(Module.server());
    }

    @Test
    void shouldShowJmsOnlyToItsAdapter() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..jms..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.jms..")
                .because("the message is a doorbell; nothing but the bell knows how it rings")
                .check(Module.server());
    }

    @Test
    void shouldCallOutOnlyThroughOutbound() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stoa.outbound.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.apache.hc.client5..", "jakarta.ws.rs.client..")
                .because("one door out is one place that refuses hosts, private ranges and redirects")
                .check(Module.server());
    }

    @Test
    void shouldSpeakToABucketOnlyInItsAdapter() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stoa.packagestore.object..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("the one address it calls is the operator's, not somebody's answer (ADR 21): nobody else has"
                        + " that excuse")
                .check(Module.server());
    }

    @Test
    void shouldSendMailOnlyByItsAdapter() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..smtp..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.mail..")
                .because("the one mail server it calls is the operator's")
                .check(Module.server());
    }

    @Test
    void shouldReachAnAdapterOnlyByItsPort() {
        classes()
                .that()
                .resideInAnyPackage(ADAPTERS)
                .and(implementAPort())
                .should()
                .onlyHaveDependentClassesThat(
                        DescribedPredicate.describe("reside in an adapter", type -> type.getPackageName()
                                .matches("io\\.stoa\\.\\w+\\.(jpa|jdbc|http|jms|file|object|crypto|simulated|smtp)")))
                .because("whoever names the port can be given another adapter, or a test's")
                .check(Module.server());
    }

    @Test
    void shouldTakeTheTimeFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .because("time is injected, so that a test can set it")
                .check(Module.server());
    }

    @Test
    void shouldNeverSleep() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .because("who waits waits for something, and says how long")
                .check(Module.all());
    }

    @Test
    void shouldSpeakThroughTheLog() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a server has no terminal")
                .check(Module.server());
    }

    private static DescribedPredicate<JavaClass> implementAPort() {
        return DescribedPredicate.describe(
                "implement a port", type -> type.getAllRawInterfaces().stream().anyMatch(Module.DOMAIN::holds));
    }
}
