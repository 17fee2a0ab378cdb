package io.stoa.conformance;

@OnServer
class PackageFileIT extends PackageFileExpectations {

    PackageFileIT(DeployedStoa stoa) {
        super(stoa);
    }
}
