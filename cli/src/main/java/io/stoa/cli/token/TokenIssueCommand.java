package io.stoa.cli.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code stoa token issue}: a bearer token for the API, by the trust in whoever can read the local key. */
@Command(
        name = "issue",
        mixinStandardHelpOptions = true,
        description = "Prints a bearer token for the API of this installation, and nothing else.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:the token was printed", "2:there is no token; the reason is printed"})
public final class TokenIssueCommand implements Callable<Integer> {

    private static final int PRINTED = 0;
    private static final int REFUSED = 2;
    private static final int MOST_HOURS = 12;
    private static final List<String> ROLES = List.of("viewer", "operator", "developer", "person", "monitor");

    @Option(names = "--role", required = true, description = "viewer, operator, developer, person or monitor.")
    private String role;

    @Option(names = "--hours", defaultValue = "1", description = "How long it lives: 1 to 12 (default: 1).")
    private int hours;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:STOA_DATA_DIR:-data}",
            description = "The data directory of the installation (default: data).")
    private Path dataDirectory;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            defaultValue = "${env:STOA_PUBLIC_URL:-http://localhost:8080}",
            description = "What the installation has as stoa.public-url (default: http://localhost:8080).")
    private String publicUrl;

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    public TokenIssueCommand() {
        this(Clock.systemUTC());
    }

    public TokenIssueCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        if (!ROLES.contains(role)) {
            return refuse("A local token is for one of " + String.join(", ", ROLES) + "; owners sign in themselves.");
        }
        if (hours < 1 || hours > MOST_HOURS) {
            return refuse("A local token lives for 1 to " + MOST_HOURS + " hours.");
        }
        try {
            LocalOperatorKey key =
                    LocalOperatorKey.read(dataDirectory.resolve("keys").resolve("local-operator.pem"));
            spec.commandLine().getOut().println(key.sign(claims()));
            return PRINTED;
        } catch (UnusableLocalKey unusable) {
            return refuse(unusable.getMessage());
        }
    }

    private JWTClaimsSet claims() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String issuer = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(issuer + "/api")
                .subject("local-operator")
                .claim("client_id", "stoa-cli")
                .claim("roles", List.of(role))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(hours))))
                .build();
    }

    private int refuse(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return REFUSED;
    }
}
