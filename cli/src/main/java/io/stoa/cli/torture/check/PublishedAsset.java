package io.stoa.cli.torture.check;

/** An asset that a published package names. @param publicId lower case */
record PublishedAsset(String packageVersionId, String publicId, String sha256) {}
