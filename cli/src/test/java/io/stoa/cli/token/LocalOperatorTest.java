package io.stoa.cli.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.stoa.simulator.appstoreconnect.token.ApiKeyFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalOperatorTest {

    @TempDir
    Path data;

    @Test
    void shouldGetATokenOfAnOperatorForThisInstallation() throws IOException, ParseException {
        ApiKeyFile.make(Files.createDirectories(data.resolve("keys")).resolve("local-operator.pem"));

        JWTClaimsSet claims = SignedJWT.parse(operator().get()).getJWTClaimsSet();

        assertEquals("http://localhost:8080", claims.getIssuer());
        assertEquals(List.of("http://localhost:8080/api"), claims.getAudience());
        assertEquals(List.of("operator"), claims.getStringListClaim("roles"));
    }

    @Test
    void shouldSayWhereItLookedForTheKey() {
        LocalOperator operator = operator();

        RuntimeException missing = assertThrows(LocalOperator.NoOperatorToken.class, operator::get);

        assertTrue(missing.toString().startsWith("There is no usable key at " + data), missing.toString());
    }

    private LocalOperator operator() {
        return new LocalOperator(data, URI.create("http://localhost:8080"));
    }
}
