package io.stoa.simulator.device;

import io.stoa.packageformat.Manifest;
import java.util.Optional;

/**
 * What an install verification token has to say about an install.
 *
 * @param manifest     of the package the token came with
 * @param channel      decides whose item id issues the token
 * @param downloadType what {@code dtype} should be as far as this device knows; Apple says nothing about updates
 */
record TokenExpectation(Manifest manifest, InstallChannel channel, Optional<String> downloadType) {}
