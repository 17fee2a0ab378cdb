package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.InstalledApp;
import jakarta.json.Json;
import java.net.URI;
import java.time.Clock;

/**
 * The walk of the marketplace's own app: handed in by its package id, installed by a link on its page with the system's
 * own sign-in, restored after the device lost its token. It can be repeated on one installation with a higher seed.
 */
public final class MarketplaceAppWalk {

    private final Installation installation;
    private final SimulatedApple apple;
    private final WalkPackages packages;
    private final WalkLog log;
    private final InstallationCalls calls;
    private final IngestionWatch ingestions;
    private final WalkDevices devices;
    private final String login;

    /**
     * Prepares the walk.
     *
     * @param seed ids of versions and the account follow from it; higher than in the walk before
     */
    public MarketplaceAppWalk(Installation installation, SimulatedApple apple, long seed, WalkListener listener) {
        this.installation = installation;
        this.apple = apple;
        this.packages = new WalkPackages(apple.authority(), seed);
        this.log = new WalkLog(listener, Clock.systemUTC());
        this.calls = new InstallationCalls(installation);
        this.ingestions = new IngestionWatch(calls);
        this.devices = new WalkDevices(installation, apple.authority().trustAnchors());
        this.login = "walker+" + seed + "@kite.example";
    }

    /**
     * Plays it to its end.
     *
     * @throws WalkFailed at the first step that is not as it has to be
     */
    public void play() {
        String app = installation.marketplaceAppleItemId();
        ForgedPackage forged = packages.marketplaceApp(app);
        PackageVersion version = apple.appStoreConnect().addPackage(forged);
        String ingestion = log.step("package id handed in", proof -> handIn(version, proof));
        log.prove("ingestion", proof -> ingestions.awaitPublication(ingestion, proof));
        String token = log.step("account and link token", this::linkToken);
        log.prove("page of the app", this::lookAtPage);
        String link = log.step("install link", this::installLink);
        LinkProofs proofs = new LinkProofs(installation, login, forged.manifest());
        Device iPhone = devices.iPhone();
        InstalledApp installed = log.step(
                "install by the link", proof -> proofs.follow(iPhone, PersonalLink.of(link, token, login), proof));
        log.prove("restore after the token was lost", proof -> proofs.restoreByRefresh(iPhone, installed, proof));
        log.prove("restore on another device", proof -> proofs.restoreWithoutToken(devices.iPad(), proof));
    }

    private String handIn(PackageVersion version, Proof proof) {
        Reply accepted = calls.postAsOperator(
                        "/api/v1/packages",
                        Json.createObjectBuilder()
                                .add("alternativeDistributionPackageId", version.packageId())
                                .build())
                .require(202);
        proof.proves("answered with 202 and an ingestion");
        return accepted.text("id");
    }

    private String linkToken(Proof proof) {
        Reply account = calls.postAsOperator(
                        "/api/v1/accounts",
                        Json.createObjectBuilder()
                                .add("login", login)
                                .add("password", "a quiet walk in the shade")
                                .build())
                .require(201);
        Reply token = calls.postAsOperator(
                        "/api/v1/accounts/" + account.text("id") + "/link-tokens",
                        Json.createObjectBuilder()
                                .add("appleItemId", installation.marketplaceAppleItemId())
                                .build())
                .require(201);
        proof.proves("account " + login + ", token for "
                + token.json().getJsonNumber("expiresIn").longValue() / 60 + " minutes");
        return token.text("token");
    }

    private void lookAtPage(Proof proof) {
        Reply page = calls.get(pagePath()).require(200);
        boolean html = page.contentType().startsWith("text/html");
        Unexpected.unless(html, "an HTML page at " + pagePath(), page.contentType());
        Unexpected.unless(page.body().contains(linkPath()), "an Install button that asks " + linkPath(), page);
        proof.proves("it has the Install button");
    }

    private String installLink(Proof proof) {
        calls.postFromPage(linkPath(), URI.create("https://elsewhere.example")).require(403);
        String link = calls.postFromPage(linkPath(), installation.origin())
                .require(200)
                .text("link");
        proof.proves("given to our own page, refused to a foreign one with 403");
        return link;
    }

    private String pagePath() {
        return "/apps/" + installation.marketplaceAppleItemId();
    }

    private String linkPath() {
        return pagePath() + "/install-link";
    }
}
