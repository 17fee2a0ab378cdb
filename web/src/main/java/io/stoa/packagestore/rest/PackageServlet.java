package io.stoa.packagestore.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageVersionId;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.rest.ByteRange.Asked;
import io.stoa.packagestore.rest.ClientStream.ClientGone;
import io.stoa.packagestore.service.PackageDelivery;
import io.stoa.packagestore.service.PackageFile;
import io.stoa.packagestore.service.PackageFiles;
import io.stoa.problem.FailureCode;
import io.stoa.problem.rest.DesignedFailure;
import io.stoa.problem.rest.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/**
 * Package files for devices: public, with single ranges, strong validators, and nothing held in memory. A servlet and
 * not a resource, because one of the servers' JAX-RS buffers and the other ignores ranges.
 */
@WebServlet("/packages/*")
public class PackageServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String IMMUTABLE = "public, max-age=31536000, immutable";
    private static final String SHORT = "public, max-age=300";

    /** What our nginx configuration sends along, and nobody else means: nginx can send the file itself. */
    private static final String OFFLOAD_OFFERED = "X-Stoa-Offload";

    /** Cache-Control for the answer in which nginx sends the file. */
    private static final String KEPT_IF_SENT = "X-Stoa-Cache-Control";

    private static final Logger LOG = System.getLogger(PackageServlet.class.getName());

    @Inject
    transient PackageFiles files;

    @Inject
    transient PackageDelivery delivery;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, true);
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        serve(request, response, false);
    }

    private void serve(HttpServletRequest request, HttpServletResponse response, boolean withBody) throws IOException {
        try {
            Optional<PackageFile> file = isPlain(request) ? find(request.getPathInfo()) : Optional.empty();
            if (file.isPresent()) {
                serve(file.get(), request, response, withBody);
            } else {
                Problems.write(response, FailureCode.NOT_FOUND, "No published package holds this file.");
            }
        } catch (RuntimeException escaped) {
            Problems.write(response, DesignedFailure.of(escaped));
        }
    }

    // our addresses need no encoding: what was decoded or normalised on its way to us is none of them
    private static boolean isPlain(HttpServletRequest request) {
        return request.getRequestURI()
                .equals(request.getContextPath() + request.getServletPath() + request.getPathInfo());
    }

    private Optional<PackageFile> find(String path) {
        String[] parts = path == null ? new String[0] : path.split("/", 5);
        if (parts.length < 5) {
            return Optional.empty();
        }
        Optional<AppleItemId> app = AppleItemId.parse(parts[1]);
        Optional<AppleVersionId> version = AppleVersionId.parse(parts[2]);
        Optional<PackageVersionId> id = PackageVersionId.parse(parts[3]);
        return app.isPresent() && version.isPresent() && id.isPresent()
                ? files.find(app.get(), version.get(), id.get(), parts[4])
                : Optional.empty();
    }

    private void serve(PackageFile file, HttpServletRequest request, HttpServletResponse response, boolean withBody)
            throws IOException {
        Preconditions preconditions = new Preconditions(request, file.entityTag());
        Asked asked = ByteRange.read(preconditions.range(), file.size());
        if (preconditions.isKnownToCaller()) {
            describe(file, response);
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else if (asked instanceof Asked.Unsatisfiable) {
            describe(file, response);
            response.setHeader("Content-Range", "bytes */" + file.size());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        } else if (file.publicId().isEmpty()) {
            describe(file, response);
            ByteRange range = announce(asked, file, response);
            if (withBody) {
                response.getOutputStream().write(file.content(), (int) range.first(), (int) range.length());
            }
        } else {
            boolean offloaded = delivery.mayOffload()
                    && request.getHeader(OFFLOAD_OFFERED) != null
                    && !preconditions.nginxWouldMisjudge();
            serveAsset(file, asked, response, new Way(offloaded, withBody));
        }
    }

    /** How an asset leaves. */
    private record Way(boolean offloaded, boolean withBody) {}

    // opened before a word is said: what is not held, or cannot be read now, is told as what it is
    private void serveAsset(PackageFile file, Asked asked, HttpServletResponse response, Way way) throws IOException {
        try (AssetBytes bytes = files.open(file)) {
            if (way.offloaded()) {
                handOver(file, asked, response);
                return;
            }
            describe(file, response);
            ByteRange range = announce(asked, file, response);
            if (way.withBody()) {
                bytes.copyTo(FileSendingStream.to(response.getOutputStream()), range.first(), range.length());
            }
        } catch (ClientGone hungUp) {
            LOG.log(Level.DEBUG, "package.reader-gone file={0}", file.publicId().orElseThrow());
        }
    }

    // nginx may still fail, and must not have its failure kept for a year: it says how long a file is kept once it
    // sends it
    private static void handOver(PackageFile file, Asked asked, HttpServletResponse response) {
        describeUnkept(file, response);
        response.setHeader(KEPT_IF_SENT, keptFor(file));
        response.setHeader("X-Accel-Redirect", placeOf(file, asked));
    }

    // what is a range is judged here alone: where it is none, nginx is sent to a place that knows no ranges
    private static String placeOf(PackageFile file, Asked asked) {
        String kind = asked instanceof Asked.Part ? "part/" : "whole/";
        return "/stoa-assets/" + kind + file.app() + "/" + file.publicId().orElseThrow();
    }

    private static void describe(PackageFile file, HttpServletResponse response) {
        describeUnkept(file, response);
        response.setHeader("Cache-Control", keptFor(file));
    }

    private static String keptFor(PackageFile file) {
        return file.isImmutable() ? IMMUTABLE : SHORT;
    }

    private static void describeUnkept(PackageFile file, HttpServletResponse response) {
        response.setHeader("ETag", file.entityTag());
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(file.mediaType());
    }

    private static ByteRange announce(Asked asked, PackageFile file, HttpServletResponse response) {
        ByteRange range = new ByteRange(0, file.size() - 1);
        if (asked instanceof Asked.Part part) {
            range = part.range();
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + file.size());
        }
        response.setContentLengthLong(range.length());
        return range;
    }
}
