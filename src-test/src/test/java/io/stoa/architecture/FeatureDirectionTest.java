package io.stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureDirectionTest {

    @Test
    void shouldUseOnlyTheFeaturesOfTheMap() {
        List<String> surprises = edges().filter(edge -> !FeatureMap.allows(from(edge), to(edge)))
                .map(edge -> from(edge) + " -> " + to(edge) + ": "
                        + edge.getOriginClass().getName() + " uses "
                        + edge.getTargetClass().getName())
                .distinct()
                .sorted()
                .toList();
        assertEquals(List.of(), surprises, "because a feature is understood, and removed, with what it stands on");
    }

    @Test
    void shouldNameInTheMapEveryFeatureThereIs() {
        Set<String> unnamed = new TreeSet<>();
        Module.server().forEach(type -> unnamed.add(FeatureMap.of(type)));
        unnamed.removeAll(FeatureMap.features());
        assertEquals(Set.of(), unnamed, "because a newcomer reads the map first");
    }

    @Test
    void shouldHaveNoCircleInTheMap() {
        assertEquals(List.of(), circle(), "because two features that need each other are one, or miss a third");
    }

    private static Stream<Dependency> edges() {
        return Module.server().stream()
                .map(JavaClass::getDirectDependenciesFromSelf)
                .flatMap(Set::stream)
                .filter(edge -> edge.getTargetClass().getPackageName().startsWith("io.stoa."));
    }

    private static String from(Dependency edge) {
        return FeatureMap.of(edge.getOriginClass());
    }

    private static String to(Dependency edge) {
        return FeatureMap.of(edge.getTargetClass());
    }

    // takes away every feature that uses none of those left; what stays is in a circle or leads into one
    private static List<String> circle() {
        Deque<String> left = new ArrayDeque<>(FeatureMap.features());
        boolean shrunk = true;
        while (shrunk) {
            List<String> free = left.stream()
                    .filter(feature -> FeatureMap.uses(feature).stream().noneMatch(left::contains))
                    .toList();
            shrunk = left.removeAll(free);
        }
        return new ArrayList<>(left);
    }
}
