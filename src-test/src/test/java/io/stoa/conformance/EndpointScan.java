package io.stoa.conformance;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import io.stoa.architecture.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every endpoint there is, read from what is shipped: resources, servlets, pages, assets and probes. */
final class EndpointScan {

    private static final String JAX_RS = "jakarta.ws.rs.";
    private static final String SERVLET = "jakarta.servlet.annotation.WebServlet";
    private static final Path WEBAPP = Module.WEB.root().resolve("src/main/webapp");
    private static final Pattern MAPPED =
            Pattern.compile("<servlet-mapping>.*?<url-pattern>(.*?)</url-pattern>", Pattern.DOTALL);
    private static final Map<String, String> PROBES = Map.of(
            "org.eclipse.microprofile.health.Liveness", "/health/live",
            "org.eclipse.microprofile.health.Readiness", "/health/ready",
            "org.eclipse.microprofile.health.Startup", "/health/started");

    private EndpointScan() {}

    static SortedSet<Endpoint> all() {
        return Stream.of(resources(), servlets(), mappings(), files(), probes())
                .flatMap(found -> found)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Endpoint> resources() {
        return Module.WEB.classes().stream()
                .filter(type -> type.isAnnotatedWith(JAX_RS + "ApplicationPath"))
                .flatMap(application -> resourcesOf(application)
                        .flatMap(resource -> endpointsOf(path(application, "ApplicationPath"), resource)));
    }

    private static Stream<JavaClass> resourcesOf(JavaClass application) {
        return application.getCodeUnits().stream()
                .flatMap(unit -> unit.getReferencedClassObjects().stream())
                .map(reference -> reference.getRawType())
                .filter(type -> type.isAnnotatedWith(JAX_RS + "Path"))
                .distinct();
    }

    private static Stream<Endpoint> endpointsOf(String root, JavaClass resource) {
        return resource.getMethods().stream().flatMap(method -> verb(method).stream()
                .map(verb -> new Endpoint(
                        verb,
                        joined(root, path(resource, "Path"), value(method.tryGetAnnotationOfType(JAX_RS + "Path"))))));
    }

    private static Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .map(annotation -> annotation.getRawType().getName())
                .filter(name -> name.matches("jakarta\\.ws\\.rs\\.[A-Z]+"))
                .map(name -> name.substring(JAX_RS.length()))
                .findFirst();
    }

    private static String path(JavaClass type, String annotation) {
        return value(type.tryGetAnnotationOfType(JAX_RS + annotation));
    }

    private static String value(Optional<? extends JavaAnnotation<?>> annotation) {
        return annotation
                .flatMap(found -> found.get("value"))
                .map(Object::toString)
                .orElse("");
    }

    private static String joined(String... parts) {
        return Stream.of(parts)
                .flatMap(part -> Stream.of(part.split("/")))
                .filter(segment -> !segment.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    private static Stream<Endpoint> servlets() {
        return Module.WEB.classes().stream()
                .filter(type -> type.isAnnotatedWith(SERVLET))
                .flatMap(servlet -> patternsOf(servlet)
                        .flatMap(pattern -> verbs(servlet).map(verb -> new Endpoint(verb, pattern))));
    }

    private static Stream<String> patternsOf(JavaClass servlet) {
        return Stream.of("value", "urlPatterns")
                .flatMap(name -> servlet.getAnnotationOfType(SERVLET).get(name).stream())
                .flatMap(patterns -> Arrays.stream((Object[]) patterns))
                .map(pattern -> pattern.toString().isEmpty() ? "/" : pattern.toString());
    }

    /** What a servlet answers; one that takes every request is asked in the usual ways. */
    private static Stream<String> verbs(JavaClass servlet) {
        return servlet.getMethods().stream()
                .map(JavaMethod::getName)
                .flatMap(name -> switch (name) {
                    case "doGet" -> Stream.of("GET");
                    case "doPost" -> Stream.of("POST");
                    case "doPut" -> Stream.of("PUT");
                    case "doDelete" -> Stream.of("DELETE");
                    case "service" -> Stream.of("GET", "POST", "PUT");
                    default -> Stream.empty();
                })
                .distinct();
    }

    private static Stream<Endpoint> mappings() {
        return MAPPED.matcher(read(WEBAPP.resolve("WEB-INF/web.xml")))
                .results()
                .map((MatchResult mapping) -> mapping.group(1))
                .filter(pattern -> !pattern.equals("*.xhtml"))
                .map(pattern -> new Endpoint("GET", pattern));
    }

    private static Stream<Endpoint> files() {
        return shipped()
                .map(file -> "/" + WEBAPP.relativize(file).toString().replace('\\', '/'))
                .filter(path -> !path.startsWith("/WEB-INF/"))
                .flatMap(path -> (path.endsWith(".xhtml") ? Stream.of("GET", "POST") : Stream.of("GET"))
                        .map(verb -> new Endpoint(verb, path)));
    }

    private static Stream<Path> shipped() {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Endpoint> probes() {
        return Module.WEB.classes().stream().flatMap(type -> PROBES.entrySet().stream()
                .filter(probe -> type.isAnnotatedWith(probe.getKey()))
                .map(probe -> new Endpoint("GET", probe.getValue())));
    }
}
