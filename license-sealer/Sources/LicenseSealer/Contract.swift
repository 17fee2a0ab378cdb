import Foundation
import HummingbirdFoundation

// The documents of docs/api/license-sealer.yaml. `Data` travels as Base64, as JSONEncoder and JSONDecoder have it.

struct InspectionOrder: Decodable {
    let request: Data
}

struct Inspection: HBResponseEncodable, Encodable {
    let action: String
    let deviceId: Data
    let requestId: String
    let requestTime: Int64
    let appleItemIds: [String]
    let licenseIds: [String]
}

struct SealingOrder: Decodable {
    let request: Data
    let licenses: [Grant]
}

struct Grant: Decodable {
    let licenseId: String
    let appleItemId: String
    let keyBlob: Data
    let issuedTime: Int64
    let duration: Int64
}

struct Sealed: HBResponseEncodable, Encodable {
    let license: Data
}

struct SelfCheck: HBResponseEncodable, Encodable {
    let sealer: String
    let simulated: Bool
    let signingCertificate: CertificateState
    let encryptionCertificate: CertificateState
}

struct CertificateState: Encodable {
    let sha256: String
    let notAfter: Int64
}
