package io.stoa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModuleDirectionTest {

    @ParameterizedTest
    @EnumSource
    void shouldSeeOnlyTheModulesBelow(Module module) {
        List<String> upward = module.classes().stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(edge -> Arrays.stream(Module.values())
                        .anyMatch(other -> !module.maySee(other) && other.holds(edge.getTargetClass())))
                .map(Object::toString)
                .toList();
        assertEquals(List.of(), upward, "because it is web -> ejb -> domain and never back");
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveNoCircleOfPackages(Module module) {
        slices().matching("io.stoa.(**)")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other can only be read together")
                .check(module.classes());
    }

    @Test
    void shouldKeepTheDomainFreeOfTheEdge() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..",
                        "jakarta.jms..",
                        "jakarta.json..",
                        "jakarta.servlet..",
                        "jakarta.faces..",
                        "jakarta.inject..",
                        "org.eclipse.microprofile..",
                        "java.net.http..",
                        "org.apache.hc..")
                .because("what an app, a licence or a token is does not change with how it travels")
                .check(Module.DOMAIN.classes());
    }

    @Test
    void shouldKeepThePackageFormatFreeOfTheServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ejb..", "jakarta.persistence..", "jakarta.ws.rs..", "jakarta.inject..")
                .because("the package validator is also a library and a program of its own")
                .check(Module.PACKAGE_FORMAT.classes());
    }

    @Test
    void shouldHaveEveryPackageInOneModule() {
        Map<String, Set<Module>> homes = new TreeMap<>();
        for (Module module : Module.values()) {
            module.classes().stream().map(JavaClass::getPackageName).forEach(name -> homes.computeIfAbsent(
                            name, any -> new TreeSet<>())
                    .add(module));
        }
        homes.values().removeIf(modules -> modules.size() == 1);
        assertEquals(Map.of(), homes, "because a split package hides half of itself");
    }
}
