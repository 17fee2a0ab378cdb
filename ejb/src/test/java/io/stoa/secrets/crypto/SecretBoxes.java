package io.stoa.secrets.crypto;

import io.stoa.secrets.SecretBox;
import io.stoa.settings.InstallationSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Secret boxes on a key file in a folder of the test. */
public final class SecretBoxes {

    private SecretBoxes() {}

    public static SecretBox over(Path keyFile, String... lines) {
        try {
            Files.write(keyFile, List.of(lines));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return over(keyFile);
    }

    /** The setting that names the key file. */
    public static SecretKeyFile keyFile(Optional<Path> configured, InstallationSettings installation) {
        SecretKeyFile file = new SecretKeyFile();
        file.configured = configured.map(Path::toString);
        file.installation = installation;
        return file;
    }

    public static SecretBox over(Path keyFile) {
        SecretKeyFile file = keyFile(Optional.of(keyFile), new InstallationSettings());
        KeyFileSecretBox box = new KeyFileSecretBox();
        box.file = file;
        box.read();
        return box;
    }
}
