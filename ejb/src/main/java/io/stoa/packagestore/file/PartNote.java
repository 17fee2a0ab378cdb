package io.stoa.packagestore.file;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.stoa.packagestore.Validator;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The small file beside a part that says what its bytes were served as: entity tag and length, a line each. */
final class PartNote {

    static final String SUFFIX = ".served";

    private PartNote() {}

    static Path of(Path part) {
        return part.resolveSibling(part.getFileName() + SUFFIX);
    }

    static void write(Path part, Validator validator) throws IOException {
        Path half = part.resolveSibling(part.getFileName() + ".half");
        Files.writeString(half, validator.entityTag() + "\n" + validator.length() + "\n");
        Files.move(half, of(part), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    /** Empty where there is none, or where a machine that crashed left something else. */
    static Optional<Validator> read(Path part) throws IOException {
        try {
            List<String> lines = Files.readAllLines(of(part));
            return lines.size() == 2
                            && Validator.isStrong(lines.get(0))
                            && lines.get(1).matches("[0-9]{1,18}")
                    ? Optional.of(new Validator(lines.get(0), Long.parseLong(lines.get(1))))
                    : Optional.empty();
        } catch (NoSuchFileException | MalformedInputException none) {
            return Optional.empty();
        }
    }
}
