// swift-tools-version:5.9
// NOT COMPILED in this repository: Apple gives the SDK to qualified accounts only. See README.md.
import PackageDescription

let package = Package(
    name: "license-sealer",
    platforms: [.macOS("13.5")],
    dependencies: [
        // Apple's App License Delivery SDK, unpacked beside this folder; its Package.swift has the name of the product
        .package(path: "aldsdk"),
        // the 1.x line: the SDK asks for Swift 5.9
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "1.12.0"),
        .package(url: "https://github.com/apple/swift-crypto.git", from: "3.2.0"),
        .package(url: "https://github.com/apple/swift-certificates.git", from: "1.2.0"),
    ],
    targets: [
        .executableTarget(
            name: "LicenseSealer",
            dependencies: [
                .product(name: "ALD", package: "aldsdk"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdFoundation", package: "hummingbird"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "X509", package: "swift-certificates"),
            ])
    ]
)
