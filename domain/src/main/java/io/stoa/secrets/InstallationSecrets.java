package io.stoa.secrets;

import java.util.Optional;

/** Port: the rows of secrets this installation made for itself. */
public interface InstallationSecrets {

    void add(InstallationSecret secret);

    Optional<InstallationSecret> find(String name);
}
