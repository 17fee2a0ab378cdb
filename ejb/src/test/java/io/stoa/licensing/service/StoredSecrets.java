package io.stoa.licensing.service;

import io.stoa.secrets.InstallationSecret;
import io.stoa.secrets.InstallationSecrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The installation's own secrets in memory. */
final class StoredSecrets implements InstallationSecrets {

    private final Map<String, InstallationSecret> rows = new HashMap<>();

    @Override
    public void add(InstallationSecret secret) {
        rows.put(secret.name(), secret);
    }

    @Override
    public Optional<InstallationSecret> find(String name) {
        return Optional.ofNullable(rows.get(name));
    }
}
