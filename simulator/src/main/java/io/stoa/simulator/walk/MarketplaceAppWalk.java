package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.device.Device;
import io.stoa.simulator.device.InstalledApp;
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
    private final MarketplaceAppCalls marketplaceApp;
    private final IngestionWatch ingestions;
    private final WalkDevices devices;
    private final Person person;

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
        InstallationCalls calls = new InstallationCalls(installation);
        this.marketplaceApp = new MarketplaceAppCalls(installation, calls);
        this.ingestions = new IngestionWatch(calls);
        this.devices = new WalkDevices(installation, apple.authority().trustAnchors());
        this.person = Person.withLogin("walker+" + seed + "@kite.example");
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
        LinkProofs proofs = new LinkProofs(installation, person.login(), forged.manifest());
        Device iPhone = devices.iPhone();
        InstalledApp installed = log.step(
                "install by the link",
                proof -> proofs.follow(iPhone, PersonalLink.of(link, token, person.login()), proof));
        log.prove("restore after the token was lost", proof -> proofs.restoreByRefresh(iPhone, installed, proof));
        log.prove("restore on another device", proof -> proofs.restoreWithoutToken(devices.iPad(), proof));
    }

    private String handIn(PackageVersion version, Proof proof) {
        String ingestion = marketplaceApp.handIn(version);
        proof.proves("answered with 202 and an ingestion");
        return ingestion;
    }

    private String linkToken(Proof proof) {
        Reply token = marketplaceApp.linkToken(marketplaceApp.openAccount(person));
        proof.proves("account " + person.login() + ", token for "
                + token.json().getJsonNumber("expiresIn").longValue() / 60 + " minutes");
        return token.text("token");
    }

    private void lookAtPage(Proof proof) {
        Reply page = marketplaceApp.page();
        boolean html = page.contentType().startsWith("text/html");
        Unexpected.unless(html, "an HTML page of the app", page.contentType());
        String button = marketplaceApp.linkPath();
        Unexpected.unless(page.body().contains(button), "an Install button that asks " + button, page);
        proof.proves("it has the Install button");
    }

    private String installLink(Proof proof) {
        marketplaceApp.refuseInstallLinkToAForeignPage();
        String link = marketplaceApp.installLink();
        proof.proves("given to our own page, refused to a foreign one with 403");
        return link;
    }
}
