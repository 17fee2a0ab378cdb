package io.stoa.oauth.crypto;

import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.keys.service.KeyFiles;
import io.stoa.oauth.TokenKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

/** The keys of access tokens from PEM files. */
@ApplicationScoped
public class PemTokenKeys implements TokenKeys {

    @Inject
    KeyFiles files;

    @Override
    public List<KeyPair> tokenSigning() {
        return PrivateKeyFile.readAll(files.tokenSigning());
    }

    @Override
    public Optional<KeyPair> localOperator() {
        Path file = files.localOperator();
        return Files.exists(file) ? Optional.of(PrivateKeyFile.read(file)) : Optional.empty();
    }
}
