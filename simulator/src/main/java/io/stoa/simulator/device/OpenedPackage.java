package io.stoa.simulator.device;

import io.stoa.packageformat.Manifest;
import io.stoa.packageformat.VerifiedSignature;

/** A package whose manifest is proved to be Apple's. */
record OpenedPackage(PackageOffer offer, Manifest manifest, VerifiedSignature signature) {}
