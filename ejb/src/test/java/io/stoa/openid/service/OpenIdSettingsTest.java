package io.stoa.openid.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stoa.account.WayIn;
import io.stoa.account.service.AccountFakes;
import io.stoa.account.service.PasswordSettings;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdSettingsTest {

    private final Map<String, String> values = new HashMap<>(Map.of(
            "stoa.openid.providers", "kite, other",
            "stoa.openid.kite.issuer", "https://id.kite.example/realms/kite",
            "stoa.openid.kite.client-id", "stoa",
            "stoa.openid.kite.label", "Kite ID",
            "stoa.openid.kite.hosts", "keys.kite.example",
            "stoa.openid.other.issuer", "http://127.0.0.1:9000",
            "stoa.openid.other.client-id", "stoa"));

    private OpenIdSettings read() {
        OpenIdSettings settings = new OpenIdSettings();
        settings.passwords = AccountFakes.passwordsOn();
        settings.read(key -> Optional.ofNullable(values.get(key)));
        return settings;
    }

    private String refusal() {
        MarketplaceException refused = assertThrows(MarketplaceException.class, this::read);
        assertEquals(FailureCode.NOT_CONFIGURED, refused.code());
        return refused.sentence();
    }

    @Test
    void shouldOfferProvidersInTheOperatorsOrderAndAllowTheirHostsAlone() {
        OpenIdSettings settings = read();

        assertEquals(List.of(new WayIn("kite", "Kite ID"), new WayIn("other", "other")), settings.offered());
        assertEquals(
                Map.of(
                        "kite", List.of("https://id.kite.example", "keys.kite.example"),
                        "other", List.of("http://127.0.0.1:9000")),
                settings.allowed());
        assertEquals(
                "https://id.kite.example/realms/kite/.well-known/openid-configuration",
                settings.providers().get(0).description().toString());
    }

    @Test
    void shouldOfferNobodyWhereNothingIsConfigured() {
        values.clear();

        assertEquals(List.of(), read().offered());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.kite.example",
                "https://id.kite.example?x=1",
                "https://id.kite.example#x",
                "https://a@id.kite.example",
                "id.kite.example",
                "https://",
                "not an address"
            })
    void shouldTakeNoIssuerThatIsNotSafe(String issuer) {
        values.put("stoa.openid.kite.issuer", issuer);

        assertTrue(refusal().startsWith("stoa.openid.kite.issuer"));
    }

    @ParameterizedTest
    @CsvSource({
        "stoa.openid.providers,Kite",
        "stoa.openid.providers,kite/x",
        "stoa.openid.providers,'kite,kite'",
        "stoa.openid.other.issuer,https://id.kite.example/realms/kite"
    })
    void shouldTellAMistakeAtTheStart(String key, String value) {
        values.put(key, value);

        assertTrue(refusal().contains("stoa.openid.providers"), this::refusal);
    }

    @ParameterizedTest
    @CsvSource({
        "stoa.openid.kite.hosts,https://keys.kite.example",
        "stoa.openid.kite.hosts,keys.kite.example/path",
        "stoa.openid.kite.hosts,keys.kite.example:8443",
        "stoa.openid.kite.hosts,'keys.kite.example,*'",
        "stoa.openid.kite.hosts,*.example.*",
        "stoa.openid.kite.hosts,keys kite.example",
        "stoa.openid.kite.new-accounts,Open",
        "stoa.openid.kite.new-accounts,yes",
        "stoa.openid.kite.client-secret-file,/nowhere/secret"
    })
    void shouldTellAtTheStartWhatWouldFailTheFirstPerson(String key, String value) {
        values.put(key, value);

        assertTrue(refusal().startsWith(key), this::refusal);
    }

    @Test
    void shouldTakeNoSecretThatIsEmpty(@TempDir Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), " \n");
        values.put("stoa.openid.kite.client-secret-file", secret.toString());

        assertTrue(refusal().startsWith("stoa.openid.kite.client-secret-file"));
        Files.writeString(secret, "a word\n");
        assertEquals(2, read().providers().size());
    }

    @Test
    void shouldTakeNoIssuerThatIsLongerThanALinkKeeps() {
        values.put("stoa.openid.kite.issuer", "https://id.kite.example/" + "x".repeat(477));
        assertTrue(refusal().startsWith("stoa.openid.kite.issuer"));

        values.put("stoa.openid.kite.issuer", "https://id.kite.example/" + "x".repeat(476));
        assertEquals(2, read().providers().size());
    }

    @Test
    void shouldNameAKeyThatIsMissing() {
        values.remove("stoa.openid.kite.client-id");

        assertEquals("stoa.openid.kite.client-id is missing.", refusal());
    }

    @Test
    void shouldNotStartWhereNobodyCouldSignIn() {
        OpenIdSettings settings = new OpenIdSettings();
        settings.passwords = new PasswordSettings() {
            @Override
            public boolean areTaken() {
                return false;
            }
        };

        assertThrows(MarketplaceException.class, () -> settings.read(key -> Optional.empty()));
        settings.read(key -> Optional.ofNullable(values.get(key)));
    }
}
