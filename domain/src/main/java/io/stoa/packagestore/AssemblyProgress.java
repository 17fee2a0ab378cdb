package io.stoa.packagestore;

/** Whom the assembling of a package tells how far it has come, from several threads at once, and who may stop it. */
public interface AssemblyProgress {

    void readingManifest();

    /** The manifest is read: this much is to come. */
    void downloading(long bytes, int assets);

    /** More bytes are here; fewer, when some turned out wrong. */
    void downloaded(long bytes);

    /** One more asset is here, complete and verified. */
    void completed();

    /** What is still running stops at its next chance: it failed elsewhere, or another worker has the job. */
    void abandon();

    /** Asked before every write: also where nobody could say so, because the claim has run out meanwhile. */
    boolean isAbandoned();
}
