package io.stoa.licensing.rest;

import io.stoa.licensing.LicensingKeyPurpose;
import io.stoa.licensing.RequestSubject;
import io.stoa.licensing.crypto.OfferedCertificate;
import io.stoa.problem.rest.JsonBody;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/** Reads what operators send about licensing keys. */
final class LicenseKeyBodies {

    private static final Duration USUAL_OVERLAP = Duration.ofDays(90);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(3650);

    private LicenseKeyBodies() {}

    static RequestSubject subject(JsonBody order) {
        return new RequestSubject(order.text("commonName"), order.optionalText("email"));
    }

    static List<OfferedCertificate> certificates(JsonBody order, Instant now) {
        List<OfferedCertificate> certificates = new ArrayList<>();
        for (LicensingKeyPurpose purpose : LicensingKeyPurpose.values()) {
            order.optionalText(purpose.word() + "Certificate")
                    .ifPresent(text -> certificates.add(OfferedCertificate.read(purpose, text, now)));
        }
        if (certificates.isEmpty()) {
            throw JsonBody.malformed("\"encryptionCertificate\" or \"signingCertificate\" is needed.");
        }
        return certificates;
    }

    static Instant formerUntil(JsonBody order, Instant now) {
        Instant until = order.optionalText("formerUntil")
                .map(LicenseKeyBodies::moment)
                .orElseGet(() -> now.plus(USUAL_OVERLAP));
        if (until.isAfter(now.plus(LONGEST_OVERLAP)) || until.isBefore(Instant.EPOCH)) {
            throw JsonBody.malformed("\"formerUntil\" is within ten years.");
        }
        return until;
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException noMoment) {
            throw JsonBody.malformed("\"formerUntil\" is a moment such as 2027-03-01T00:00:00Z.");
        }
    }
}
