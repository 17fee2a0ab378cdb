package io.stoa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethod;
import org.junit.jupiter.api.Test;

class AccessTest {

    private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
    private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";

    @Test
    void shouldSayForEveryEndpointWhoMayCallIt() {
        methods()
                .that(answerRequests())
                .should()
                .beAnnotatedWith(PERMIT_ALL)
                .orShould()
                .beAnnotatedWith(ROLES_ALLOWED)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(PERMIT_ALL)
                .orShould()
                .beDeclaredInClassesThat()
                .areAnnotatedWith(ROLES_ALLOWED)
                .because("an endpoint that says nothing is open by accident or closed by accident")
                .check(Module.WEB.classes());
    }

    @Test
    void shouldAskForNoSessionOnTheWayOfADevice() {
        noClasses()
                .that()
                .resideInAnyPackage("..rest..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.servlet.http.HttpSession")
                .because("thousands of phones would leave thousands of sessions behind")
                .check(Module.WEB.classes());
    }

    @Test
    void shouldPutNoEntityOnTheWire() {
        noMethods()
                .that(answerRequests())
                .should()
                .haveRawReturnType(DescribedPredicate.describe(
                        "an entity", type -> type.isAnnotatedWith("jakarta.persistence.Entity")))
                .because("a column would become part of the contract")
                .check(Module.WEB.classes());
    }

    private static DescribedPredicate<JavaMethod> answerRequests() {
        return DescribedPredicate.describe("answer requests", method -> method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType())
                .anyMatch(type -> type.getName().matches("jakarta\\.ws\\.rs\\.[A-Z]+")));
    }
}
