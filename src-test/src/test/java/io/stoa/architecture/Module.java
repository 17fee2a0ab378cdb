package io.stoa.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A module of the build, and which others its classes may see. */
public enum Module {
    PACKAGE_FORMAT("package-format", Set.of()),
    DOMAIN("domain", Set.of()),
    EJB("ejb", Set.of(PACKAGE_FORMAT, DOMAIN)),
    WEB("web", Set.of(PACKAGE_FORMAT, DOMAIN, EJB)),
    SIMULATOR("simulator", Set.of(PACKAGE_FORMAT)),
    CLI("cli", Set.of(PACKAGE_FORMAT, SIMULATOR));

    /** The modules that make up the server. */
    static final Set<Module> SERVER = Set.of(DOMAIN, EJB, WEB);

    private static final Map<Module, JavaClasses> IMPORTED = new EnumMap<>(Module.class);

    private final String folder;
    private final Set<Module> visible;

    Module(String folder, Set<Module> visible) {
        this.folder = folder;
        this.visible = visible;
    }

    static Path home() {
        return Path.of(System.getProperty("stoa.home", "..")).toAbsolutePath().normalize();
    }

    /** All classes of the server, so that rules see across modules. */
    static JavaClasses server() {
        return Imported.SERVER_CLASSES;
    }

    static JavaClasses all() {
        return Imported.ALL_CLASSES;
    }

    boolean maySee(Module other) {
        return this == other || visible.contains(other);
    }

    boolean holds(JavaClass type) {
        return classes().contain(type.getName());
    }

    public synchronized JavaClasses classes() {
        return IMPORTED.computeIfAbsent(this, module -> importFrom(Stream.of(module)));
    }

    /** The Java files this module ships. */
    List<Path> sources() {
        try (Stream<Path> files = Files.walk(root().resolve("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public Path root() {
        return home().resolve(folder);
    }

    private Path classFiles() {
        Path classes = root().resolve("target/classes");
        if (!Files.isDirectory(classes)) {
            throw new IllegalStateException(classes + " is missing: build the modules before their rules are read");
        }
        return classes;
    }

    private static JavaClasses importFrom(Stream<Module> modules) {
        return new ClassFileImporter()
                .importPaths(modules.map(Module::classFiles).toList());
    }

    private static final class Imported {
        static final JavaClasses SERVER_CLASSES = importFrom(SERVER.stream());
        static final JavaClasses ALL_CLASSES = importFrom(Stream.of(values()));
    }
}
