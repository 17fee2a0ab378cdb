package io.stoa.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A way in of a person that begins elsewhere.
 *
 * @param issuer  who vouches for the person, as its tokens name it
 * @param address by which the person recognises it; empty where none was told
 * @param usedAt  when somebody last signed in by it
 */
public record LinkedWayIn(String id, String issuer, Optional<MailAddress> address, Instant usedAt) {}
