package io.stoa.packagestore.rest;

import io.stoa.apple.AppleItemId;
import io.stoa.apple.AppleVersionId;
import io.stoa.apple.PackageVersionId;
import io.stoa.packagestore.AssetBytes;
import io.stoa.packagestore.rest.ByteRange.Asked;
import io.stoa.packagestore.service.PackageFile;
import io.stoa.packagestore.service.PackageFiles;
import io.stoa.problem.FailureCode;
import io.stoa.problem.MarketplaceException;
import io.stoa.problem.rest.Problems;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    @Inject
    transient PackageFiles files;

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
        } catch (MarketplaceException failure) {
            Problems.write(response, failure.code(), failure.sentence());
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
        describe(file, response);
        if (file.entityTag().equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        Asked asked = ByteRange.read(rangeOf(file, request), file.size());
        if (asked instanceof Asked.Unsatisfiable) {
            response.setHeader("Content-Range", "bytes */" + file.size());
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
        } else if (asked instanceof Asked.Part part) {
            ByteRange range = part.range();
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + range.first() + "-" + range.last() + "/" + file.size());
            send(file, range, response, withBody);
        } else {
            send(file, new ByteRange(0, file.size() - 1), response, withBody);
        }
    }

    private static void describe(PackageFile file, HttpServletResponse response) {
        response.setHeader("ETag", file.entityTag());
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", file.isImmutable() ? IMMUTABLE : SHORT);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(file.mediaType());
    }

    // a range of something else than what the caller holds a part of would be spliced into rubbish
    private static Optional<String> rangeOf(PackageFile file, HttpServletRequest request) {
        String condition = request.getHeader("If-Range");
        boolean holds = condition == null || condition.equals(file.entityTag());
        return holds ? Optional.ofNullable(request.getHeader("Range")) : Optional.empty();
    }

    private void send(PackageFile file, ByteRange range, HttpServletResponse response, boolean withBody)
            throws IOException {
        response.setContentLengthLong(range.length());
        if (!withBody) {
            return;
        }
        if (file.publicId().isEmpty()) {
            response.getOutputStream().write(file.content(), (int) range.first(), (int) range.length());
            return;
        }
        try (AssetBytes bytes = files.open(file)) {
            bytes.copyTo(response.getOutputStream(), range.first(), range.length());
        }
    }
}
