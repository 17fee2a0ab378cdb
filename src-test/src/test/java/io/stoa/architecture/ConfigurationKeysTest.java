package io.stoa.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaParameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConfigurationKeysTest {

    private static final String CONFIG_PROPERTY = "org.eclipse.microprofile.config.inject.ConfigProperty";

    /** A row of a table in the page: the key is the first thing in it, in code quotes. */
    private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| *`(stoa\\.[a-z0-9.{}-]+)`");

    /** Constants that hold a whole key, wherever they are used; {@code {name}} stands for what an operator calls it. */
    private static final Pattern LITERAL = Pattern.compile("\"(stoa\\.[a-z0-9-]+(?:\\.(?:[a-z0-9-]+|\\{name\\}))*)\"");

    /** Keys that only the launcher reads, before there is a server. */
    private static final Set<String> LAUNCHER = Set.of("stoa.http-port");

    @Test
    void shouldDocumentEveryKeyThatTheCodeReads() throws IOException {
        Set<String> undocumented = read();
        assertFalse(undocumented.isEmpty(), "no key was found in the code: the scan is broken");
        undocumented.removeAll(documented());
        assertEquals(Set.of(), undocumented, "because a key nobody can look up is not there");
    }

    @Test
    void shouldReadEveryKeyThatIsDocumented() throws IOException {
        Set<String> unread = documented();
        unread.removeAll(read());
        unread.removeAll(literals(Module.CLI));
        unread.removeAll(LAUNCHER);
        assertEquals(Set.of(), unread, "because a documented key that does nothing is a trap");
    }

    private static Set<String> documented() throws IOException {
        Path page = Module.home().resolve("docs/configuration.md");
        return DOCUMENTED
                .matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> read() throws IOException {
        Set<String> keys = Module.server().stream()
                .flatMap(ConfigurationKeysTest::annotations)
                .filter(annotation -> annotation.getRawType().getName().equals(CONFIG_PROPERTY))
                .map(annotation -> annotation.get("name").orElseThrow().toString())
                .filter(name -> name.startsWith("stoa."))
                .collect(Collectors.toCollection(TreeSet::new));
        keys.addAll(literals(Module.EJB));
        keys.addAll(literals(Module.WEB));
        return keys;
    }

    private static Stream<JavaAnnotation<?>> annotations(JavaClass type) {
        Stream<JavaAnnotation<?>> ofFields = type.getFields().stream()
                .map(JavaField::getAnnotations)
                .flatMap(Set::stream)
                .map(annotation -> annotation);
        Stream<JavaAnnotation<?>> ofParameters = type.getCodeUnits().stream()
                .flatMap(unit -> unit.getParameters().stream())
                .map(JavaParameter::getAnnotations)
                .flatMap(Set::stream)
                .map(annotation -> annotation);
        return Stream.concat(ofFields, ofParameters);
    }

    private static Set<String> literals(Module module) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path source : module.sources()) {
            LITERAL.matcher(Files.readString(source))
                    .results()
                    .map(MatchResult::group)
                    .map(quoted -> quoted.substring(1, quoted.length() - 1))
                    .forEach(keys::add);
        }
        return keys;
    }
}
