package io.stoa.licensing.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.VersionAsset;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.RefusalReason;
import io.stoa.licensing.DeviceHash;
import io.stoa.licensing.LicenseHolder;
import io.stoa.licensing.LicenseId;
import io.stoa.licensing.LicenseQuery;
import io.stoa.licensing.LicenseStanding;
import io.stoa.licensing.service.LicenseRegister;
import io.stoa.licensing.service.LicenseRevocation;
import io.stoa.licensing.service.LicenseTrace;
import io.stoa.licensing.service.RegisteredLicense;
import io.stoa.licensing.service.TraceStep;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators and viewers look licences up; whatever is misspelt is told as such. */
class LicenseRegisterResourceTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final String DEVICE = "a".repeat(64);

    private final Register register = new Register();
    private final Endpoints endpoints = Endpoints.of(LicenseRegisterResource.class, LicenseRevocationResource.class)
            .with(LicenseRegister.class, register)
            .with(LicenseTrace.class, new Trace())
            .with(LicenseRevocation.class, new LicenseRevocation())
            .as("vera", "viewer");

    @Test
    void shouldWriteALicenceWithItsNumberAsText() {
        register.licenses.add(license(1_000_001));

        String body = endpoints.get("licenses/1000001").body();

        assertEquals(
                "{\"licenseId\":\"1000001\",\"appleItemId\":\"6700012345\",\"appleVersionId\":\"871200431\","
                        + "\"assetPublicId\":\"abc\",\"account\":\"ann\",\"device\":\"" + DEVICE + "\","
                        + "\"state\":\"ACTIVE\",\"issuedAt\":\"2026-01-09T12:00:00Z\","
                        + "\"expiresAt\":\"2026-01-10T12:00:00Z\",\"durationSeconds\":86400,"
                        + "\"previousLicenseId\":\"1000000\"",
                body.substring(0, body.indexOf(",\"effect\"")));
    }

    @Test
    void shouldSayWhatOneLicenceMeansOnTheDevice() {
        register.licenses.add(license(1_000_001));

        assertTrue(endpoints
                .get("licenses/1000001")
                .body()
                .contains("\"effect\":\"The app opens until 10 Jan 2026, 12:00:00 UTC. The device asks for renewal"));
        assertFalse(endpoints.get("licenses").body().contains("\"effect\""));
    }

    @Test
    void shouldLookForEverythingThatIsAskedFor() {
        endpoints.get("licenses?account=ann&appleItemId=6&device=" + DEVICE + "&licenseId=7&state=revoked&cursor=9");

        assertEquals(LicenseQuery.of("ann", "6", DEVICE, "7", "REVOKED"), register.asked);
        assertEquals(Optional.of("9"), register.cursor);
    }

    @Test
    void shouldGiveTheCursorOfTheNextPageAndNoneOnTheLast() {
        LongStream.rangeClosed(1, 101).forEach(number -> register.licenses.add(license(number)));
        Answer first = endpoints.get("licenses");
        assertTrue(first.body().contains("\"next\":\"100\""), first.body());

        register.licenses.remove(0);
        register.licenses.remove(0);
        assertFalse(endpoints.get("licenses").body().contains("\"next\":"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appleItemId=x",
                "appleItemId=-1",
                "appleItemId=1000000000000000000000000000000",
                "licenseId=-5",
                "licenseId=1000000000000000000000000000000",
                "licenseId=9223372036854775808",
                "device=xyz",
                "state=lost",
                "account=%00",
                "cursor=",
                "cursor=-1",
                "cursor=x",
                "cursor=1000000000000000000000000000000"
            })
    void shouldSayWhatItCannotRead(String query) {
        Answer answer = endpoints.get("licenses?" + query);

        assertEquals(400, answer.status(), answer.body());
        assertTrue(answer.body().contains("urn:stoa:problem:malformed-request"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "x", "-1", "0", "0x10", "18446744073709551615", "1000000000000000000000000000000"})
    void shouldFindNothingUnderANumberThatIsNone(String number) {
        assertEquals(404, endpoints.get("licenses/" + number).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"person", "device", "developer", "monitor"})
    void shouldShowLicencesToNobodyElse(String role) {
        register.licenses.add(license(1));

        assertEquals(403, endpoints.as("ann", role).get("licenses").status());
        assertEquals(403, endpoints.as("ann", role).get("licenses/1").status());
        assertEquals(401, endpoints.as("", "").get("licenses").status());
    }

    @Test
    void shouldTraceAnInstallInWordsAndSayHowSureEachStepIs() {
        register.licenses.add(license(1_000_001));
        String body = endpoints.get("licenses/1000001/trace").body();

        assertTrue(
                body.contains("{\"at\":\"2026-01-09T12:00:00Z\",\"event\":\"REFUSED\",\"reason\":\"OTHER_DEVICE\","
                        + "\"words\":\"The licence was not renewed, and the device told so: another device holds it.\","
                        + "\"actor\":\"device\",\"account\":\"ann\",\"licenseId\":\"18446744073709551615\","
                        + "\"tiedBy\":\"LICENSE\"}"),
                body);
        assertTrue(body.contains("\"unknown\":\"Downloads are not known"), body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "x", "-1", "0", "9223372036854775808"})
    void shouldTraceNothingThatIsNotThere(String number) {
        assertEquals(404, endpoints.get("licenses/" + number + "/trace").status());
    }

    private static RegisteredLicense license(long number) {
        return new RegisteredLicense(
                new LicenseId(number),
                new VersionAsset(new AppleItemId(6_700_012_345L), new AppleVersionId(871_200_431), "abc"),
                new LicenseHolder(new DeviceHash(DEVICE), Optional.of("ann")),
                LicenseStanding.ACTIVE,
                NOON,
                Optional.empty(),
                Optional.of(NOON.plusSeconds(86_400)),
                Duration.ofDays(1),
                Optional.empty(),
                Optional.of(new LicenseId(number - 1)),
                Optional.empty(),
                NOON);
    }

    private static final class Register extends LicenseRegister {

        private final List<RegisteredLicense> licenses = new ArrayList<>();
        private LicenseQuery asked = LicenseQuery.ALL;
        private Optional<String> cursor = Optional.empty();

        @Override
        public List<RegisteredLicense> page(LicenseQuery query, Optional<String> given, int limit) {
            asked = query;
            cursor = given;
            given.ifPresent(Register::check);
            return licenses.stream().limit(limit).toList();
        }

        // as the service does it
        private static void check(String given) {
            if (LicenseId.parseOurs(given).isEmpty()) {
                throw new MarketplaceException(FailureCode.MALFORMED_REQUEST, "\"cursor\" is not one of ours.");
            }
        }

        @Override
        public RegisteredLicense get(LicenseId id) {
            return licenses.stream()
                    .filter(license -> license.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new MarketplaceException(FailureCode.NOT_FOUND, "There is none."));
        }
    }

    private final class Trace extends LicenseTrace {

        @Override
        public List<TraceStep> of(LicenseId id) {
            register.get(id);
            LedgerSubject subject = new LedgerSubject(
                    Optional.of("ann"), Optional.empty(), Optional.empty(), Optional.empty(), OptionalLong.of(-1));
            return List.of(new TraceStep(
                    LedgerEntry.refusal(NOON, RefusalReason.OTHER_DEVICE, subject), TraceStep.Tie.LICENSE));
        }
    }
}
