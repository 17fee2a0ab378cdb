package io.stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackagesTest {

    private static final int LONGEST_DESCRIPTION = 8;

    private static final Map<Module, Set<String>> ROLES = Map.of(
            Module.DOMAIN, Set.of(""),
            Module.EJB,
                    Set.of(
                            "service",
                            "jpa",
                            "jdbc",
                            "jms",
                            "http",
                            "file",
                            "object",
                            "crypto",
                            "simulated",
                            "smtp",
                            "timer"),
            Module.WEB, Set.of("rest", "view", "auth"));

    /** What an operator configures and what a monitor asks have one role only, which is their name. */
    private static final Set<String> WITHOUT_ROLE = Set.of("io.stoa.settings", "io.stoa.health");

    @ParameterizedTest
    @EnumSource
    void shouldDescribeEveryPackage(Module module) {
        List<Path> undescribed = module.sources().stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .toList();
        assertEquals(List.of(), undescribed, "because a package is found by what it says of itself");
    }

    @ParameterizedTest
    @EnumSource
    void shouldDescribeAPackageInAFewLines(Module module) throws IOException {
        for (Path source : module.sources()) {
            if (source.endsWith("package-info.java")) {
                assertTrue(Files.readAllLines(source).size() <= LONGEST_DESCRIPTION, source + " is too long");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"DOMAIN", "EJB", "WEB"})
    void shouldNamePackagesByFeatureAndRole(Module module) {
        List<String> strangers = module.classes().stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !WITHOUT_ROLE.contains(name))
                .filter(name -> !ROLES.get(module).contains(roleOf(name)))
                .sorted()
                .toList();
        assertEquals(List.of(), strangers, "because the tree is feature first, role last");
    }

    @Test
    void shouldReadTheRoleAsWhatFollowsTheFeature() {
        assertEquals("jpa", roleOf("io.stoa.catalog.jpa"));
        assertEquals("", roleOf("io.stoa.catalog"));
    }

    private static String roleOf(String packageName) {
        String[] names = packageName.split("\\.", 4);
        return names.length < 4 ? "" : names[3];
    }
}
