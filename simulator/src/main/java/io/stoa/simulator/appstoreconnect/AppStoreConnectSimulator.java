package io.stoa.simulator.appstoreconnect;

import com.sun.net.httpserver.HttpHandler;
import io.stoa.packageformat.forge.ForgedPackage;
import io.stoa.simulator.appstoreconnect.api.ApiHandler;
import io.stoa.simulator.appstoreconnect.api.ControlHandler;
import io.stoa.simulator.appstoreconnect.catalog.FolderWatch;
import io.stoa.simulator.appstoreconnect.catalog.ForgedSource;
import io.stoa.simulator.appstoreconnect.catalog.PackageCatalog;
import io.stoa.simulator.appstoreconnect.catalog.PackageFolder;
import io.stoa.simulator.appstoreconnect.catalog.PackageSource;
import io.stoa.simulator.appstoreconnect.catalog.PackageVersion;
import io.stoa.simulator.appstoreconnect.download.DownloadHandler;
import io.stoa.simulator.appstoreconnect.download.SignedUrls;
import io.stoa.simulator.appstoreconnect.http.LoopbackServer;
import io.stoa.simulator.appstoreconnect.http.PortUnavailable;
import io.stoa.simulator.appstoreconnect.http.RecordedRequest;
import io.stoa.simulator.appstoreconnect.http.RequestLog;
import io.stoa.simulator.appstoreconnect.token.BearerTokenCheck;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

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

    private AppStoreConnectSimulator(Settings settings, LoopbackServer api, LoopbackServer downloads) {
        this.api = api;
        this.downloads = downloads;
        this.apiLog = new RequestLog(settings.clock());
        this.downloadLog = new RequestLog(settings.clock());
        SignedUrls urls = new SignedUrls(downloads.uri(), settings.urlLifetime(), settings.clock());
        BearerTokenCheck tokens = new BearerTokenCheck(settings.apiKeys(), settings.clock());
        Runnable look = settings.packages()
                .map(folder -> new FolderWatch(folder, catalog))
                .<Runnable>map(watch -> watch::look)
                .orElse(() -> {});
        look.run();
        api.serve(
                "/",
                looking(look, new ApiHandler(catalog, urls, tokens, settings.hourlyLimit(), settings.clock(), apiLog)));
        api.serve(ControlHandler.PATH, looking(look, new ControlHandler(catalog, apiLog)));
        downloads.serve("/", new DownloadHandler(catalog, urls, downloadLog));
    }

    /**
     * Starts both ports.
     *
     * @throws PortUnavailable a port cannot be opened
     */
    public static AppStoreConnectSimulator start(Settings settings) {
        LoopbackServer api = new LoopbackServer(settings.apiPort());
        LoopbackServer downloads = openOrClose(settings.downloadPort(), api);
        AppStoreConnectSimulator simulator = new AppStoreConnectSimulator(settings, api, downloads);
        api.start();
        downloads.start();
        return simulator;
    }

    private static LoopbackServer openOrClose(int port, LoopbackServer alreadyOpen) {
        try {
            return new LoopbackServer(port);
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

    @Override
    public void close() {
        api.close();
        downloads.close();
    }
}
