package io.stoa.simulator.appstoreconnect;

import com.sun.net.httpserver.HttpHandler;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.packageformat.forge.TestAuthority;
import io.stoa.simulator.appstoreconnect.api.ApiHandler;
import io.stoa.simulator.appstoreconnect.api.ControlHandler;
import io.stoa.simulator.appstoreconnect.catalog.App;
import io.stoa.simulator.appstoreconnect.catalog.FolderWatch;
import io.stoa.simulator.appstoreconnect.catalog.ForgedSource;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageFolder;
import io.stoa.simulator.appstoreconnect.catalog.PackageSource;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.chaos.Chaos;
import io.stoa.simulator.appstoreconnect.control.Announcements;
import io.stoa.simulator.appstoreconnect.control.ChaosControl;
import io.stoa.simulator.appstoreconnect.control.ControlResource;
import io.stoa.simulator.appstoreconnect.control.OfferedPackages;
import io.stoa.simulator.appstoreconnect.control.RecordedRequests;
import io.stoa.simulator.appstoreconnect.control.TrustAnchor;
import io.stoa.simulator.appstoreconnect.download.DownloadHandler;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import io.stoa.simulator.appstoreconnect.forge.PackagePlan;
import io.stoa.simulator.appstoreconnect.forge.PlannedPackage;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.http.PortUnavailable;
import io.stoa.simulator.appstoreconnect.http.RecordedRequest;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import io.stoa.simulator.appstoreconnect.token.BearerTokenCheck;
import io.stoa.simulator.appstoreconnect.webhook.Announcer;
import io.stoa.simulator.appstoreconnect.webhook.WebhookRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * App Store Connect in a process of one's own: the API on one port, the downloads on another, both on 127.0.0.1 only.
 *
 * @see "Apple, App Store Connect API 4.4.1"
 */
public final class AppStoreConnectSimulator implements AutoCloseable {

    private final PackageCatalog catalog = new PackageCatalog();
    private final LoopbackServer api;
    private final LoopbackServer downloads;
    private final RequestLog apiLog;
    private final RequestLog downloadLog;
    private final Chaos chaos;
    private final WebhookRegistry webhooks = new WebhookRegistry();
    private final Announcer announcer;
    private final TestAuthority authority;
    private final ExecutorService dispatcher = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "simulator-dispatcher");
        thread.setDaemon(true);
        return thread;
    });

    private AppStoreConnectSimulator(Settings settings, LoopbackServer api, LoopbackServer downloads) {
        this.api = api;
        this.downloads = downloads;
        this.apiLog = new RequestLog(settings.clock());
        this.downloadLog = new RequestLog(settings.clock());
        this.chaos = new Chaos(settings.chaos(), settings.clock());
        this.announcer = new Announcer(webhooks, settings.marketplaceAppleItemId(), settings.clock(), chaos);
        this.authority = settings.authority().orElseGet(TestAuthority::create);
        catalog.add(new App(settings.marketplaceAppleItemId(), "marketplace." + settings.marketplaceAppleItemId()));
        SignedUrls urls = new SignedUrls(downloads.uri(), settings.urlLifetime(), settings.clock());
        BearerTokenCheck tokens = new BearerTokenCheck(settings.apiKeys(), settings.clock());
        Runnable look = settings.packages()
                .map(folder -> new FolderWatch(folder, catalog))
                .<Runnable>map(watch -> watch::look)
                .orElse(() -> {});
        look.run();
        api.serve(
                "/",
                looking(
                        look,
                        new ApiHandler(
                                catalog,
                                urls,
                                tokens,
                                settings.hourlyLimit(),
                                settings.clock(),
                                apiLog,
                                chaos,
                                api,
                                webhooks,
                                announcer,
                                dispatcher)));
        api.serve(ControlHandler.ROOT, looking(look, new ControlHandler(controls(), apiLog)));
        downloads.serve("/", new DownloadHandler(catalog, urls, downloadLog, chaos, downloads));
    }

    /**
     * Starts both ports.
     *
     * @throws PortUnavailable a port cannot be opened
     */
    public static AppStoreConnectSimulator start(Settings settings) {
        LoopbackServer api = open(settings, settings.apiPort());
        LoopbackServer downloads = openOrClose(settings, api);
        AppStoreConnectSimulator simulator = new AppStoreConnectSimulator(settings, api, downloads);
        api.start();
        downloads.start();
        return simulator;
    }

    private List<ControlResource> controls() {
        return List.of(
                new OfferedPackages(catalog, authority),
                new TrustAnchor(authority),
                new RecordedRequests(apiLog, downloadLog),
                new ChaosControl(chaos, api.canReset()),
                new Announcements(catalog, announcer));
    }

    private static LoopbackServer open(Settings settings, int port) {
        return settings.relayed() ? LoopbackServer.behindRelay(port) : new LoopbackServer(port);
    }

    private static LoopbackServer openOrClose(Settings settings, LoopbackServer alreadyOpen) {
        try {
            return open(settings, settings.downloadPort());
        } catch (PortUnavailable e) {
            alreadyOpen.close();
            throw e;
        }
    }

    private static HttpHandler looking(Runnable look, HttpHandler handler) {
        return exchange -> {
            look.run();
            handler.handle(exchange);
        };
    }

    /** Where the API is, such as {@code http://127.0.0.1:9001}. */
    public URI apiUri() {
        return api.uri();
    }

    /** Where the downloads are. */
    public URI downloadUri() {
        return downloads.uri();
    }

    /**
     * Offers a package that lies in a folder.
     *
     * @throws io.stoa.simulator.appstoreconnect.catalog.UnreadablePackage it is not a package at all
     */
    public PackageVersion addPackage(Path folder) {
        return catalog.add(new PackageFolder(folder));
    }

    /** Offers a package out of the forge. */
    public PackageVersion addPackage(ForgedPackage forged) {
        return addPackage(new ForgedSource(forged));
    }

    /**
     * Offers a package of any other source.
     *
     * @throws io.stoa.simulator.appstoreconnect.catalog.UnreadablePackage it is not a package at all
     */
    public PackageVersion addPackage(PackageSource source) {
        return catalog.add(source);
    }

    /** Who signs what is forged by way of the control door. */
    public TestAuthority authority() {
        return authority;
    }

    /** Offers a package made after a plan and signed by {@link #authority}. */
    public PackageVersion addPackage(PackagePlan plan) {
        return addPackage(new PlannedPackage(plan, authority));
    }

    /** Offers a package made after a plan. */
    public PackageVersion addPackage(PlannedPackage planned) {
        return catalog.add(planned);
    }

    /** All package versions on offer. */
    public List<PackageVersion> packages() {
        return catalog.versions();
    }

    /** Requests to the API, oldest first. */
    public List<RecordedRequest> apiRequests() {
        return apiLog.requests();
    }

    /** Requests to the downloads, oldest first. */
    public List<RecordedRequest> downloadRequests() {
        return downloadLog.requests();
    }

    /** Webhooks of both generations as the API shows them. */
    public WebhookRegistry webhooks() {
        return webhooks;
    }

    /** Tells the webhooks what happens to packages. */
    public Announcer announcer() {
        return announcer;
    }

    /** What goes wrong and what went wrong; a fault is scripted here too. */
    public Chaos chaos() {
        return chaos;
    }

    @Override
    public void close() {
        chaos.close();
        dispatcher.shutdownNow();
        api.close();
        downloads.close();
    }
}
