package io.stoa.packagestore.service;

import io.stoa.catalog.SignedManifest;
import io.stoa.connect.PackageVersionLink;
import io.stoa.outbound.Outbound;
import io.stoa.outbound.Outbound.Answer;
import io.stoa.outbound.Outbound.Destination;
import io.stoa.packageformat.FileChecksum;
import io.stoa.packageformat.Sha256;
import io.stoa.packagestore.AssemblyProgress;
import io.stoa.problem.FailureCode;
import io.stoa.problem.PackageRejected;
import io.stoa.problem.RetryableFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Map;

/** Fetches the archive with manifest and signature; it is small, so it is held in memory. */
@ApplicationScoped
public class ArchiveDownload {

    private static final int TRIES = 3;

    @Inject
    Outbound outbound;

    @Inject
    TransferWatch watch;

    /** Asks again when what came is no archive of ours: that may be the network's doing, and a refusal is final. */
    SignedManifest fetch(PackageVersionLink link, AssemblyProgress progress) {
        for (int attempt = 1; ; attempt++) {
            try {
                return fetchOnce(link, progress);
            } catch (PackageRejected refusal) {
                if (attempt >= TRIES) {
                    throw refusal;
                }
            }
        }
    }

    private SignedManifest fetchOnce(PackageVersionLink link, AssemblyProgress progress) {
        byte[] zip = bytesOf(link, progress);
        // what is too long was cut, so its checksum would blame the network
        if (zip.length <= PackageArchive.LARGEST && !isAsPromised(zip, link)) {
            throw interrupted("The archive's bytes are not those App Store Connect promised.", null);
        }
        return PackageArchive.read(zip);
    }

    private static boolean isAsPromised(byte[] zip, PackageVersionLink link) {
        return link.fileChecksum()
                .flatMap(FileChecksum::read)
                .map(promised -> promised.equals(Sha256.of(zip)))
                .orElse(true);
    }

    private byte[] bytesOf(PackageVersionLink link, AssemblyProgress progress) {
        try (Answer answer = outbound.get(Destination.PACKAGE_DOWNLOAD, link.archive(), Map.of())) {
            if (answer.status() != 200) {
                throw interrupted("The download host answered " + answer.status() + " for the archive.", null);
            }
            return bytesOf(answer, progress);
        } catch (IOException broken) {
            throw interrupted("The download of the archive broke off.", broken);
        }
    }

    private byte[] bytesOf(Answer answer, AssemblyProgress progress) throws IOException {
        try (Watched watched = watch.over(answer, progress)) {
            try {
                return watched.counted(answer.body()).readNBytes(PackageArchive.LARGEST + 1);
            } catch (IOException broken) {
                watched.refuseWhenGivenUp("the archive", broken);
                throw broken;
            }
        }
    }

    private static RetryableFailure interrupted(String sentence, IOException cause) {
        return new RetryableFailure(FailureCode.DOWNLOAD_INTERRUPTED, sentence, cause);
    }
}
