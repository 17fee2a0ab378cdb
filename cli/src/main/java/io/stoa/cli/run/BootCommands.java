package io.stoa.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills in {@code boot.asadmin}. In it a colon, an equals sign and an ampersand of a value need a backslash. */
final class BootCommands {

    private final Map<String, String> values = new LinkedHashMap<>();

    BootCommands set(String name, String value) {
        values.put(name, escaped(value));
        return this;
    }

    /** Properties as {@code --property} wants them. */
    BootCommands set(String name, Map<String, String> properties) {
        values.put(
                name,
                properties.entrySet().stream()
                        .map(property -> property.getKey() + "=" + escaped(property.getValue()))
                        .collect(Collectors.joining(":")));
        return this;
    }

    private static String escaped(String value) {
        return value.replaceAll("([\\\\:=&])", "\\\\$1");
    }

    void write(Path template, Path target) throws IOException {
        String commands = Files.readString(template);
        for (Map.Entry<String, String> value : values.entrySet()) {
            commands = commands.replace("${" + value.getKey() + "}", value.getValue());
        }
        Files.writeString(target, commands);
    }
}
