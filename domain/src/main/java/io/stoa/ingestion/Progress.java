package io.stoa.ingestion;

/**
 * How far a job has come.
 *
 * @param bytesTotal  bytes of all assets the manifest lists
 * @param bytesDone   bytes downloaded and verified, or already held
 * @param assetsTotal assets the manifest lists
 * @param assetsDone  assets complete
 */
public record Progress(long bytesTotal, long bytesDone, int assetsTotal, int assetsDone) {

    public static final Progress NONE = new Progress(0, 0, 0, 0);
}
