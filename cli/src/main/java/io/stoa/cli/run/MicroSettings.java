package io.stoa.cli.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How the embedded default is started.
 *
 * @param httpPort      0 for any free one
 * @param dataDirectory database, broker, packages, keys and logs; made when it is not there
 * @param config        keys of {@code docs/configuration.md} and their values, before what the environment says
 * @param announce      told each line that a person should see
 * @param javaOptions   for the virtual machine
 */
public record MicroSettings(
        int httpPort,
        Path dataDirectory,
        Map<String, String> config,
        Consumer<String> announce,
        List<String> javaOptions) {

    public MicroSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        config = Map.copyOf(config);
        javaOptions = List.copyOf(javaOptions);
    }

    public MicroSettings(int httpPort, Path dataDirectory, Map<String, String> config, Consumer<String> announce) {
        this(httpPort, dataDirectory, config, announce, List.of());
    }

    /** The same on a virtual machine that is told this too. */
    public MicroSettings withJavaOptions(List<String> options) {
        return new MicroSettings(httpPort, dataDirectory, config, announce, options);
    }

    /** The value of a key, from these settings or else from the environment as MicroProfile Config spells it there. */
    Optional<String> value(String key) {
        String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return Optional.ofNullable(config.get(key)).or(() -> Optional.ofNullable(System.getenv(variable)));
    }
}
