package io.stoa.simulator.walk;

import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.device.Device;
import java.time.Clock;

/**
 * The walk of a person: an app for everybody needs no account; the marketplace's own app, for account holders alone, is
 * installed by a link whose first token answer is lost, stays signed in for hours without anybody noticing, comes back from a backup by a sign-in in a
 * web view, and is signed out everywhere. It can be repeated on one installation with a higher seed.
 */
public final class PersonWalk {

    private final Installation installation;
    private final SimulatedApple apple;
    private final WalkPackages packages;
    private final WalkLog log;
    private final Announcements announcements;
    private final MarketplaceAppCalls marketplaceApp;
    private final IngestionWatch ingestions;
    private final WalkDevices devices;
    private final DeviceProofs anybody;
    private final Person person;

    /**
     * Prepares the walk.
     *
     * @param seed ids of apps, versions and the account follow from it; higher than in the walk before
     */
    public PersonWalk(Installation installation, SimulatedApple apple, long seed, WalkListener listener) {
        Clock clock = Clock.systemUTC();
        InstallationCalls calls = new InstallationCalls(installation);
        this.installation = installation;
        this.apple = apple;
        this.packages = new WalkPackages(apple.authority(), seed);
        this.log = new WalkLog(listener, clock);
        this.announcements = new Announcements(installation, clock);
        this.marketplaceApp = new MarketplaceAppCalls(installation, calls);
        this.ingestions = new IngestionWatch(calls);
        this.devices = new WalkDevices(installation, apple.authority().trustAnchors());
        this.anybody = new DeviceProofs(calls);
        this.person = Person.withLogin("person+" + seed + "@kite.example");
    }

    /**
     * Plays it to its end.
     *
     * @throws WalkFailed at the first step that is not as it has to be
     */
    public void play() {
        log.prove("a free app without an account", this::installFreely);
        ForgedPackage forged = packages.marketplaceApp(installation.marketplaceAppleItemId());
        log.prove("the marketplace's app, for account holders", proof -> publishForAccounts(forged, proof));
        try {
            signInAndOut(forged);
        } finally {
            marketplaceApp.leaveAccessOpen();
        }
    }

    private void installFreely(Proof proof) {
        ForgedPackage free = packages.first();
        PackageVersion version = apple.appStoreConnect().addPackage(free);
        announcements.available(version);
        ingestions.awaitPublication(ingestions.only(version.id()).id(), proof);
        anybody.install(devices.iPhone(), free, proof);
        anybody.restore(devices.iPad(), free, proof);
    }

    private void publishForAccounts(ForgedPackage forged, Proof proof) {
        PackageVersion version = apple.appStoreConnect().addPackage(forged);
        ingestions.awaitPublication(marketplaceApp.handIn(version), proof);
        marketplaceApp.decideAccess("account");
    }

    private void signInAndOut(ForgedPackage forged) {
        SignInProofs proofs = new SignInProofs(person, forged.manifest());
        log.prove("a device of nobody", proof -> {
            proofs.signInNeeded(devices.iPhone());
            proof.proves("asked to sign in: 401");
        });
        String account = log.step("account", this::openAccount);
        MovableClock iPhoneClock = new MovableClock();
        Device iPhone = devices.iPhoneWithABadConnection(iPhoneClock);
        log.prove("link token whose first answer is lost", proof -> follow(iPhone, account, forged, proof));
        log.prove(
                "hours later, keeping the rotated token", proof -> proofs.refreshSilently(iPhone, iPhoneClock, proof));
        MovableClock iPadClock = new MovableClock();
        Device iPad = devices.iPadThatDropsRotatedTokens(iPadClock);
        log.prove("link token on an iPad", proof -> follow(iPad, account, forged, proof));
        log.prove("hours later, dropping the rotated token", proof -> proofs.refreshSilently(iPad, iPadClock, proof));
        Device restored = devices.iPhone();
        log.prove("restored from a backup", proof -> proofs.restoreBySignIn(restored, proof));
        log.prove("signed out everywhere", proof -> {
            person.signOutEverywhere(installation.at("/account/"));
            proofs.signedOut(iPhone);
            proofs.signedOut(iPad);
            proofs.signedOut(restored);
            proof.proves("none of three devices gets a token any more");
        });
        log.prove("signed in again", proof -> proofs.restoreBySignIn(devices.iPad(), proof));
    }

    private String openAccount(Proof proof) {
        String account = marketplaceApp.openAccount(person);
        proof.proves("account of " + person.login());
        return account;
    }

    private void follow(Device device, String account, ForgedPackage forged, Proof proof) {
        String token = marketplaceApp.linkToken(account).text("token");
        String link = PersonalLink.of(marketplaceApp.installLink(), token, person.login());
        new LinkProofs(installation, person.login(), forged.manifest()).follow(device, link, proof);
    }
}
