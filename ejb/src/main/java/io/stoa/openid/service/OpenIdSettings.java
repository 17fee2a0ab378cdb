package io.stoa.openid.service;

import io.stoa.account.WayIn;
import io.stoa.account.WaysIn;
import io.stoa.account.service.PasswordSettings;
import io.stoa.openid.ProviderName;
import io.stoa.outbound.ProviderHosts;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The providers people sign in by, in the operator's order. */
@ApplicationScoped
public class OpenIdSettings implements WaysIn, ProviderHosts {

    private static final String PROVIDERS = "stoa.openid.providers";
    private static final String ISSUER = "stoa.openid.{name}.issuer";
    private static final String CLIENT_ID = "stoa.openid.{name}.client-id";
    private static final String SECRET_FILE = "stoa.openid.{name}.client-secret-file";
    private static final String LABEL = "stoa.openid.{name}.label";
    private static final String HOSTS = "stoa.openid.{name}.hosts";
    private static final String NEW_ACCOUNTS = "stoa.openid.{name}.new-accounts";

    /** A host, or every host below a domain. */
    private static final Pattern HOST = Pattern.compile(
            "(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", Pattern.CASE_INSENSITIVE);

    @Inject
    Config config;

    @Inject
    PasswordSettings passwords;

    @Inject
    @ConfigProperty(name = "stoa.openid.time-limit", defaultValue = "PT10S")
    Duration timeLimit;

    private List<Provider> providers = List.of();

    @PostConstruct
    void read() {
        if (timeLimit.isNegative() || timeLimit.isZero()) {
            throw unusable("stoa.openid.time-limit is a time longer than none, such as PT10S.");
        }
        read(key -> config.getOptionalValue(key, String.class));
    }

    /** @throws MarketplaceException with {@code NOT_CONFIGURED} naming the key that is missing or wrong */
    void read(Function<String, Optional<String>> values) {
        providers = words(values.apply(PROVIDERS))
                .map(name -> provider(name, values))
                .toList();
        if (providers.stream().map(Provider::name).distinct().count() < providers.size()) {
            throw unusable(PROVIDERS + " names one provider twice.");
        }
        if (providers.stream().map(Provider::issuer).distinct().count() < providers.size()) {
            throw unusable("Two providers of " + PROVIDERS + " have one issuer.");
        }
        if (providers.isEmpty() && !passwords.areTaken()) {
            throw unusable("With " + PasswordSettings.KEY + "=off nobody could sign in: name a provider in " + PROVIDERS
                    + ", or leave passwords on.");
        }
    }

    private static Provider provider(String word, Function<String, Optional<String>> values) {
        ProviderName name = ProviderName.parse(word)
                .orElseThrow(
                        () -> unusable(PROVIDERS + " holds names of a letter, then letters, digits and hyphens, all"
                                + " in lower case; \"" + word + "\" is none."));
        Function<String, Optional<String>> own = key -> values.apply(keyOf(key, name));
        Provider provider = new Provider(
                name,
                own.apply(LABEL).orElse(name.value()),
                issuer(name, own),
                own.apply(CLIENT_ID).orElseThrow(() -> unusable(keyOf(CLIENT_ID, name) + " is missing.")),
                own.apply(SECRET_FILE).map(Path::of),
                hosts(name, own),
                isOpen(name, own));
        requireSecret(provider);
        return provider;
    }

    private static List<String> hosts(ProviderName name, Function<String, Optional<String>> own) {
        List<String> hosts = words(own.apply(HOSTS)).toList();
        if (!hosts.stream().allMatch(host -> HOST.matcher(host).matches())) {
            throw unusable(
                    keyOf(HOSTS, name) + " holds hosts without scheme, port and path, such as keys.example.org or"
                            + " *.example.org, with commas between them.");
        }
        return hosts;
    }

    private static boolean isOpen(ProviderName name, Function<String, Optional<String>> own) {
        String word = own.apply(NEW_ACCOUNTS).orElse("closed");
        if (!Set.of("open", "closed").contains(word)) {
            throw unusable(keyOf(NEW_ACCOUNTS, name) + " is open or closed.");
        }
        return word.equals("open");
    }

    private static void requireSecret(Provider provider) {
        try {
            if (provider.secret().filter(String::isEmpty).isPresent()) {
                throw unusable(keyOf(SECRET_FILE, provider.name()) + " names an empty file.");
            }
        } catch (IOException unreadable) {
            throw new MarketplaceException(
                    FailureCode.NOT_CONFIGURED,
                    keyOf(SECRET_FILE, provider.name()) + " names a file that this server cannot read.",
                    unreadable);
        }
    }

    private static String issuer(ProviderName name, Function<String, Optional<String>> own) {
        return own.apply(ISSUER)
                .filter(IssuerAddress::isUsable)
                .orElseThrow(() -> unusable(keyOf(ISSUER, name) + " has to be the issuer as the provider itself spells"
                        + " it: an https address without query, of 500 letters at most, such as"
                        + " https://id.example.org/realms/kite."));
    }

    private static String keyOf(String key, ProviderName name) {
        return key.replace("{name}", name.value());
    }

    private static Stream<String> words(Optional<String> list) {
        return Arrays.stream(list.orElse("").split(",")).map(String::strip).filter(word -> !word.isEmpty());
    }

    private static MarketplaceException unusable(String sentence) {
        return new MarketplaceException(FailureCode.NOT_CONFIGURED, sentence);
    }

    public List<Provider> providers() {
        return providers;
    }

    /** @throws MarketplaceException with {@code NOT_FOUND} when no provider has this name */
    public Provider provider(ProviderName name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new MarketplaceException(FailureCode.NOT_FOUND, "Nobody signs in by this provider here."));
    }

    /** The provider with this issuer; empty when it is not configured any more. */
    public Optional<Provider> issuedBy(String issuer) {
        return providers.stream()
                .filter(provider -> provider.issuer().equals(issuer))
                .findFirst();
    }

    /** How long one answer of a provider may take, its last byte included. */
    public Duration timeLimit() {
        return timeLimit;
    }

    @Override
    public List<WayIn> offered() {
        return providers.stream()
                .map(provider -> new WayIn(provider.name().value(), provider.label()))
                .toList();
    }

    @Override
    public Map<String, List<String>> allowed() {
        return providers.stream()
                .collect(Collectors.toMap(provider -> provider.name().value(), Provider::allowed));
    }
}
