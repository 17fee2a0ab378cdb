package io.stoa.simulator.walk;

import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.net.URI;

/** What brings the marketplace's own app to a person: handed in by an operator, linked to an account, asked for on its page. */
final class MarketplaceAppCalls {

    private final Installation installation;
    private final InstallationCalls calls;

    MarketplaceAppCalls(Installation installation, InstallationCalls calls) {
        this.installation = installation;
        this.calls = calls;
    }

    /** @return the id of the ingestion */
    String handIn(PackageVersion version) {
        return calls.postAsOperator(
                        "/api/v1/packages",
                        Json.createObjectBuilder()
                                .add("alternativeDistributionPackageId", version.packageId())
                                .build())
                .require(202)
                .text("id");
    }

    /** @return the id of the account this person has from now on */
    String openAccount(Person person) {
        return calls.postAsOperator(
                        "/api/v1/accounts",
                        Json.createObjectBuilder()
                                .add("login", person.login())
                                .add("password", person.password())
                                .build())
                .require(201)
                .text("id");
    }

    /** A token that brings one device to the account. */
    Reply linkToken(String account) {
        return calls.postAsOperator(
                        "/api/v1/accounts/" + account + "/link-tokens",
                        Json.createObjectBuilder()
                                .add("appleItemId", installation.marketplaceAppleItemId())
                                .build())
                .require(201);
    }

    /** Who may have the app: {@code free}, {@code account}, or {@code entitlement}. */
    void decideAccess(String rule) {
        decideAccess(Json.createValue(rule));
    }

    /** The app follows the configuration. */
    void leaveAccessOpen() {
        decideAccess(JsonValue.NULL);
    }

    private void decideAccess(JsonValue rule) {
        calls.putAsOperator(
                        "/api/v1/apps/" + installation.marketplaceAppleItemId() + "/access",
                        Json.createObjectBuilder().add("rule", rule).build())
                .require(200);
    }

    Reply page() {
        return calls.get(pagePath()).require(200);
    }

    /** What the Install button of the page asks for. */
    String installLink() {
        return calls.postFromPage(linkPath(), installation.origin())
                .require(200)
                .text("link");
    }

    void refuseInstallLinkToAForeignPage() {
        calls.postFromPage(linkPath(), URI.create("https://elsewhere.example")).require(403);
    }

    String linkPath() {
        return pagePath() + "/install-link";
    }

    private String pagePath() {
        return "/apps/" + installation.marketplaceAppleItemId();
    }
}
