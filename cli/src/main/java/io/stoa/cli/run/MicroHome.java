package io.stoa.cli.run;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the build put Payara Micro, the application and what starts them.
 *
 * @param root the project's root
 */
record MicroHome(Path root) {

    private static final String PROPERTY = "stoa.home";

    /** The home that {@code ./stoa} or a test names, or the folder we stand in. */
    static MicroHome locate() {
        MicroHome home = new MicroHome(
                Path.of(System.getProperty(PROPERTY, "")).toAbsolutePath().normalize());
        if (!Files.exists(home.application())) {
            throw new IllegalStateException("Stoa is not built: " + home.application()
                    + " is missing. Run ./stoa run from the project's root.");
        }
        return home;
    }

    Path application() {
        return root.resolve("micro/target/stoa.war");
    }

    Path server(String file) {
        return root.resolve("micro/target/server").resolve(file);
    }
}
