package io.stoa.ledger.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.ledger.FirstAnnualInstall;
import io.stoa.ledger.LedgerEntry;
import io.stoa.ledger.LedgerEvent;
import io.stoa.ledger.LedgerSubject;
import io.stoa.ledger.service.FirstAnnualInstalls;
import io.stoa.oauth.rest.Endpoints;
import io.stoa.oauth.rest.Endpoints.Answer;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The export for fee reports: every install of the month once, and nothing a spreadsheet would run. */
class FirstAnnualInstallsResourceTest {

    private static final String HEADER = "installedAt,appleItemId,appleVersionId,countedBy,holder,year,licenseId\r\n";

    private final Month november = new Month();
    private final Endpoints endpoints = Endpoints.of(FirstAnnualInstallsResource.class)
            .with(FirstAnnualInstalls.class, november)
            .as("mara", "operator");

    @Test
    void shouldExportALineForEachInstall() {
        november.add(Optional.of("0190a5b2-0000-7000-8000-000000000001"));
        november.add(Optional.empty());

        Answer answer = endpoints.get("first-annual-installs?month=2026-11");

        assertEquals(200, answer.status());
        assertTrue(answer.header("Content-Type").startsWith("text/csv"));
        assertEquals(
                "attachment; filename=\"first-annual-installs-2026-11.csv\"", answer.header("Content-Disposition"));
        assertEquals(
                HEADER
                        + "2026-11-30T23:59:59Z,6700012345,871200431,account,0190a5b2-0000-7000-8000-000000000001,1,1000000\r\n"
                        + "2026-11-30T23:59:59Z,6700012345,871200431,device," + "a".repeat(64) + ",1,1000000\r\n",
                answer.body());
        assertEquals(List.of(YearMonth.of(2026, 11)), november.asked);
    }

    @Test
    void shouldExportNoLineOfAMonthWithoutInstalls() {
        assertEquals(
                HEADER, endpoints.get("first-annual-installs?month=1999-01").body());
    }

    @Test
    void shouldExportEveryInstallOfAMonthThatFillsManyPages() {
        IntStream.range(0, 2_500).forEach(i -> november.add(Optional.of("account-" + i)));

        Answer answer = endpoints.get("first-annual-installs?month=2026-11");

        assertEquals(2_501, answer.body().lines().distinct().count());
        assertEquals(3, november.asked.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void shouldLetNoValueBeginAFormula(String holder) {
        november.add(Optional.of(holder));

        String line =
                endpoints.get("first-annual-installs?month=2026-11").body().substring(HEADER.length());

        assertTrue(line.contains(",'" + holder) || line.contains(",\"'" + holder), line);
    }

    @Test
    void shouldQuoteWhatWouldEndAFieldOrALine() {
        november.add(Optional.of("a,\"b\"\nc"));

        assertTrue(endpoints.get("first-annual-installs?month=2026-11").body().contains(",\"a,\"\"b\"\"\nc\",1,"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?month=", "?month=2026-13", "?month=2026-00", "?month=2026-1", "?month=november"})
    void shouldRefuseWhatIsNoMonth(String query) {
        Answer answer = endpoints.get("first-annual-installs" + query);

        assertEquals(400, answer.status());
        assertEquals("application/problem+json", answer.header("Content-Type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "developer", "person", "device", "monitor"})
    void shouldBeForOperatorsAlone(String role) {
        assertEquals(
                403,
                endpoints
                        .as("somebody", role)
                        .get("first-annual-installs?month=2026-11")
                        .status());
    }

    @Test
    void shouldAskWhoCalls() {
        assertEquals(
                401,
                endpoints.as("", "").get("first-annual-installs?month=2026-11").status());
    }

    /** The installs of one month in memory. */
    private static final class Month extends FirstAnnualInstalls {

        final List<YearMonth> asked = new ArrayList<>();
        private final List<FirstAnnualInstall> installs = new ArrayList<>();

        void add(Optional<String> account) {
            LedgerSubject subject = new LedgerSubject(
                    account,
                    Optional.of("a".repeat(64)),
                    Optional.of(new AppleItemId(6700012345L)),
                    Optional.of(new AppleVersionId(871200431L)),
                    OptionalLong.of(1_000_000));
            Instant lastSecond = Instant.parse("2026-11-30T23:59:59Z");
            installs.add(new FirstAnnualInstall(
                    new LedgerEntry(lastSecond, LedgerEvent.ISSUED, subject, LedgerEntry.DEVICE), 1));
        }

        @Override
        public List<FirstAnnualInstall> page(YearMonth month, Optional<FirstAnnualInstall> after) {
            asked.add(month);
            int from = after.map(last -> installs.indexOf(last) + 1).orElse(0);
            return installs.subList(from, Math.min(installs.size(), from + PAGE));
        }
    }
}
