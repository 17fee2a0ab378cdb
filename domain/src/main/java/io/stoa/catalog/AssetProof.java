package io.stoa.catalog;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What vouched for the bytes of an asset when they were taken in; the strongest first. */
public enum AssetProof {
    /** The digest in Apple's signature. */
    SIGNATURE,
    /** The chunk digests of the manifest. */
    CHUNKS,
    /** The {@code fileChecksum} of the App Store Connect API. */
    FILE_CHECKSUM,
    /** The bytes are held since an earlier package version, and were verified then. */
    HELD;

    /** As it rests in a row: names with commas between them. */
    static String written(Set<AssetProof> proofs) {
        return proofs.stream().sorted(Comparator.naturalOrder()).map(Enum::name).collect(Collectors.joining(","));
    }

    /** @param written what {@link #written} made, or nothing */
    public static Set<AssetProof> read(String written) {
        return Stream.of(written.split(","))
                .filter(name -> !name.isEmpty())
                .map(AssetProof::valueOf)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(AssetProof.class)));
    }
}
