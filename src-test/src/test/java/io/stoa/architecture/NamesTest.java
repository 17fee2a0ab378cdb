package io.stoa.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NamesTest {

    private static final int MOST_PARAMETERS = 7;
    private static final int LONGEST_CLASS = 300;

    @Test
    void shouldNameThingsByWhatTheyAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameStartingWith("Base")
                .because("such a name says only that nobody found the right one")
                .check(Module.all());
    }

    @Test
    void shouldTakeFewParameters() {
        noMethods()
                .that(areNotDictatedByAnInterface())
                .should(HaveManyParameters.moreThan(MOST_PARAMETERS))
                .because("more than that are a record without a name")
                .check(Module.all());
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepEverySourceShort(Module module) throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path source : module.sources()) {
            int lines = Files.readAllLines(source).size();
            if (lines > LONGEST_CLASS) {
                tooLong.add(source + ": " + lines);
            }
        }
        assertEquals(List.of(), tooLong, "because a class that long holds more than one thought");
    }

    private static DescribedPredicate<JavaMethod> areNotDictatedByAnInterface() {
        return DescribedPredicate.describe(
                "are not dictated by an interface", method -> method.getOwner().getAllRawInterfaces().stream()
                        .flatMap(dictating -> dictating.getMethods().stream())
                        .map(JavaCodeUnit::getName)
                        .noneMatch(method.getName()::equals));
    }
}
