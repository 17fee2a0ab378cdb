package io.stoa.packagestore.service;

import io.stoa.apple.Sha256;
import io.stoa.catalog.AssetProof;
import io.stoa.packageformat.AssetVerdict;
import io.stoa.packageformat.FileChecksum;
import io.stoa.packageformat.VerifiedBy;
import io.stoa.packagestore.service.AssetDownloads.Order;
import io.stoa.packagestore.service.AssetDownloads.Place;
import java.util.EnumSet;
import java.util.Set;

/** Bytes that were judged, and by what. */
record Proven(Sha256 sha256, Set<AssetProof> by) {

    static Proven by(Sha256 sha256, AssetVerdict verdict) {
        Set<AssetProof> proofs = EnumSet.noneOf(AssetProof.class);
        for (VerifiedBy vouching : verdict.verifiedBy()) {
            switch (vouching) {
                case SIGNATURE -> proofs.add(AssetProof.SIGNATURE);
                case CHUNKS -> proofs.add(AssetProof.CHUNKS);
                case FILE_CHECKSUM -> proofs.add(AssetProof.FILE_CHECKSUM);
                case LENGTH -> {} // which vouches for nothing
            }
        }
        return new Proven(sha256, proofs);
    }

    /** Bytes of an earlier package version, whose digest is known and compared without reading them again. */
    static Proven held(Order order, Sha256 known, Place place) {
        Set<AssetProof> proofs = EnumSet.of(AssetProof.HELD);
        if (place.verifier().signs(order.asset())) {
            proofs.add(AssetProof.SIGNATURE);
        }
        order.link()
                .fileChecksum()
                .flatMap(FileChecksum::read)
                .filter(promised -> promised.hex().equals(known.hex()))
                .ifPresent(agrees -> proofs.add(AssetProof.FILE_CHECKSUM));
        return new Proven(known, proofs);
    }
}
