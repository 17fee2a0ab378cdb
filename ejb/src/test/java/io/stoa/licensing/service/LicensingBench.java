package io.stoa.licensing.service;

import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.catalog.AccessRule;
import io.stoa.catalog.Distribution;
import io.stoa.catalog.VersionAsset;
import io.stoa.catalog.service.RulesOfAccess;
import io.stoa.connect.http.MovableClock;
import io.stoa.entitlement.service.EntitlementRows;
import io.stoa.keys.crypto.PrivateKeyFile;
import io.stoa.keys.service.Workbench;
import io.stoa.ledger.service.LedgerRows;
import io.stoa.licensing.EncryptedRequest;
import io.stoa.licensing.LicenseCaller;
import io.stoa.licensing.crypto.Envelopes;
import io.stoa.licensing.simulated.Sealers;
import io.stoa.secrets.InstallationSecrets;
import io.stoa.storefront.service.Offers;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A licence server of which only the database is made up, and a device that speaks to it. */
final class LicensingBench {

    static final String DEVICE = "a1b2c3d4";
    static final LicenseCaller ANYBODY = new LicenseCaller(Optional.empty(), Optional.empty());

    final LicenseRows rows = new LicenseRows();
    final HeldKeyBlobs keyBlobs = new HeldKeyBlobs();
    final ListedAssets listed = new ListedAssets();
    final LedgerRows ledger = new LedgerRows();
    final TermsOfApps terms = new TermsOfApps();
    final KnownTakeDowns takeDowns = new KnownTakeDowns();
    final Accountholders accounts = new Accountholders();
    final EntitlementRows entitlements = new EntitlementRows();
    final MovableClock clock = new MovableClock(Workbench.NOW);
    final InterruptedSealer sealer;
    final ChangeRows changes = new ChangeRows();
    final List<String> audited = new ArrayList<>();
    Offers offers = new Offers();

    private final Workbench workbench;
    private final PublicKey encryptionKey;
    private final RSAPublicKey signingKey;
    private final LicenseRequests requests = new LicenseRequests();
    private final DeviceHashes devices;

    /** @param workbench with keys made, which takes its time and is done once for many tests */
    LicensingBench(Workbench workbench) {
        this.workbench = workbench;
        sealer = new InterruptedSealer(Sealers.of(workbench, Settings.standard()));
        encryptionKey =
                PrivateKeyFile.read(workbench.files().licensingEncryptionKey()).getPublic();
        signingKey = (RSAPublicKey)
                PrivateKeyFile.read(workbench.files().licensingSigningKey()).getPublic();
        requests.envelope = Envelopes.opening(workbench.files());
        requests.sealer = sealer;
        devices = devices(new StoredSecrets());
    }

    /** What somebody else does, once, between judging and recording. */
    void whileSealing(Runnable interference) {
        sealer.interference = interference;
    }

    /** How often anything a database keeps was asked. */
    int questions() {
        return rows.statements
                + offers.questions()
                + listed.questions
                + keyBlobs.questions
                + terms.questions
                + accounts.questions
                + entitlements.questions
                + takeDowns.questions;
    }

    DeviceHashes devices(InstallationSecrets secrets) {
        DeviceHashes hashes = new DeviceHashes();
        hashes.secrets = secrets;
        hashes.secretBox = workbench.secretBox();
        hashes.clock = clock;
        hashes.load();
        return hashes;
    }

    LicenseService licenses() {
        LicenseService service = new LicenseService();
        service.requests = requests;
        service.eligibility = eligibility();
        service.records = records();
        service.ledger = licenseLedger();
        service.delivery = delivery();
        service.devices = devices;
        return service;
    }

    private LicenseDelivery delivery() {
        LicenseDelivery delivery = new LicenseDelivery();
        delivery.sealer = sealer;
        delivery.records = records();
        delivery.ledger = licenseLedger();
        delivery.periods = periods();
        return delivery;
    }

    LicenseRenewalService renewals() {
        LicenseRenewalService service = new LicenseRenewalService();
        service.requests = requests;
        service.eligibility = renewalEligibility();
        service.keyBlobs = keyBlobs;
        service.records = records();
        service.ledger = licenseLedger();
        service.sealer = sealer;
        service.devices = devices;
        service.periods = periods();
        return service;
    }

    private LicenseEligibility eligibility() {
        LicenseEligibility eligibility = new LicenseEligibility();
        eligibility.catalog = offers;
        eligibility.packageAssets = listed;
        eligibility.keyBlobs = keyBlobs;
        eligibility.accessRules = RulesOfAccess.over(offers);
        eligibility.appTerms = terms;
        eligibility.appAccess = entitlements.access(accounts, offers, clock);
        eligibility.installLimits = limits();
        return eligibility;
    }

    private LicenseRecords records() {
        LicenseRecords records = new LicenseRecords();
        records.licenses = rows;
        records.ledger = licenseLedger();
        records.accounts = accounts;
        records.installLimits = limits();
        return records;
    }

    private InstallLimits limits() {
        InstallLimits limits = new InstallLimits();
        limits.licenses = rows;
        limits.clock = clock;
        return limits;
    }

    private RenewalEligibility renewalEligibility() {
        RenewalEligibility eligibility = new RenewalEligibility();
        eligibility.licenses = rows;
        eligibility.accessRules = RulesOfAccess.over(offers);
        eligibility.appTerms = terms;
        eligibility.takeDowns = takeDowns;
        eligibility.appAccess = entitlements.access(accounts, offers, clock);
        eligibility.installLimits = limits();
        eligibility.clock = clock;
        return eligibility;
    }

    LicenseRevocation revocation() {
        LicenseRevocation revocation = new LicenseRevocation();
        revocation.licenses = rows;
        revocation.ledger = licenseLedger();
        revocation.changes = changes;
        revocation.clock = workbench.clock;
        revocation.audit = (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + subject);
        return revocation;
    }

    LicenseTermsService termsService() {
        LicenseTermsService service = new LicenseTermsService();
        service.catalog = offers;
        service.accessRules = RulesOfAccess.over(offers);
        service.appTerms = terms;
        service.settings = Settings.standard();
        service.audit =
                (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + subject + " " + detail);
        return service;
    }

    TakeDownService takeDownService() {
        TakeDownService service = new TakeDownService();
        service.catalog = offers;
        service.takeDowns = takeDowns;
        service.changes = changes;
        service.clock = clock;
        service.audit =
                (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + subject + " " + detail);
        return service;
    }

    LicenseExtension extension() {
        LicenseExtension extension = new LicenseExtension();
        extension.licenses = rows;
        extension.ledger = licenseLedger();
        extension.changes = changes;
        extension.clock = workbench.clock;
        extension.audit = (actor, action, subject, detail) -> audited.add(actor + " " + action + " " + subject);
        return extension;
    }

    private LicenseLedger licenseLedger() {
        LicenseLedger words = new LicenseLedger();
        words.ledger = ledger.service();
        words.clock = clock;
        return words;
    }

    private LicensePeriods periods() {
        LicensePeriods periods = new LicensePeriods();
        periods.settings = Settings.standard();
        periods.clock = clock;
        return periods;
    }

    /** Decides who may have an app that is offered. */
    void open(long app, AccessRule rule) {
        offers.find(new AppleItemId(app)).orElseThrow().decideAccess(Optional.of(rule));
    }

    /** An offered version that lists one asset whose key blob is held. */
    VersionAsset offer(long app, long version) {
        offers.with(Offers.app(app, Distribution.DISTRIBUTED, "Kite"), version, "1.0");
        VersionAsset asset = asset(app, version);
        listed.assets.add(asset);
        keyBlobs.store(asset.appleItemId(), asset.appleVersionId(), asset.publicId(), blobOf(asset));
        return asset;
    }

    static VersionAsset asset(long app, long version) {
        return new VersionAsset(
                new AppleItemId(app), new AppleVersionId(version), "3d0f7c54-8f5e-3b1a-9c0d-%012d".formatted(version));
    }

    static byte[] blobOf(VersionAsset asset) {
        return ("key blob of " + asset.publicId()).getBytes(StandardCharsets.UTF_8);
    }

    EncryptedRequest create(String requestId, long... apps) {
        return create(DEVICE, requestId, apps);
    }

    EncryptedRequest create(String device, String requestId, long... apps) {
        return encrypt(request("create", device, requestId, texts(apps), List.of()));
    }

    EncryptedRequest renew(String device, String... numbers) {
        return encrypt(request("renew", device, "77", List.of(), List.of(numbers)));
    }

    EncryptedRequest encrypt(JsonObject request) {
        return Envelopes.seal(request.toString().getBytes(StandardCharsets.UTF_8), encryptionKey);
    }

    static JsonObject request(
            String action, String device, String requestId, List<String> apps, List<String> licenses) {
        return Json.createObjectBuilder()
                .add("action", action)
                .add("deviceId", device)
                .add("requestId", requestId)
                .add("requestTime", 1_767_225_600)
                .add("appleItemIds", Json.createArrayBuilder(apps))
                .add("licenseIds", Json.createArrayBuilder(licenses))
                .build();
    }

    private static List<String> texts(long... ids) {
        return Arrays.stream(ids).mapToObj(Long::toString).toList();
    }

    /** What a device reads in an answer, once it has verified it with the signing certificate. */
    JsonObject opened(byte[] license) throws Exception {
        JWSObject jws = JWSObject.parse(new String(license, StandardCharsets.US_ASCII));
        if (!jws.verify(new RSASSAVerifier(signingKey))) {
            throw new AssertionError("the licence does not verify");
        }
        return Json.createReader(new StringReader(jws.getPayload().toString())).readObject();
    }
}
