import ALD
import Crypto
import Foundation
import X509

/// Apple's SDK. Whether a provider may be used by several threads is not documented: an actor lets in one at a time. For
/// more throughput run more processes; Stoa asks them in turn.
actor Licensing {
    private let provider: ALDProvider
    private let signing: CertificateState
    private let encryption: CertificateState

    init(_ files: Files) throws {
        let encryptionCertificate = try files.bytes("SEALER_ENCRYPTION_CERTIFICATE_FILE")
        let signingCertificate = try files.bytes("SEALER_SIGNING_CERTIFICATE_FILE")
        provider = ALDProvider(
            encryptionCert: encryptionCertificate,
            signingCert: signingCertificate,
            PASK: try files.authorizationKey(),
            signingKey: try files.bytes("SEALER_SIGNING_KEY_FILE"))
        encryption = try Licensing.state(encryptionCertificate)
        signing = try Licensing.state(signingCertificate)
    }

    private static func state(_ der: [UInt8]) throws -> CertificateState {
        let certificate = try Certificate(derEncoded: der)
        let digest = SHA256.hash(data: der).map { String(format: "%02x", $0) }.joined()
        return CertificateState(
            sha256: digest, notAfter: Int64(certificate.notValidAfter.timeIntervalSince1970))
    }

    func selfCheck() throws -> SelfCheck {
        let now = Int64(Date().timeIntervalSince1970)
        guard signing.notAfter > now, encryption.notAfter > now else { throw Problem.notReady }
        return SelfCheck(
            sealer: "Stoa license-sealer with Apple's SDK", simulated: false,
            signingCertificate: signing, encryptionCertificate: encryption)
    }

    func inspect(_ order: InspectionOrder) throws -> Inspection {
        let session = try open(order.request)
        return Inspection(
            action: try name(session.requestAction),
            deviceId: Data(session.requestDeviceID),
            requestId: String(session.requestID),
            requestTime: Int64(clamping: session.requestTime),
            appleItemIds: session.requestedAppleItemIDList.map { String($0) },
            licenseIds: session.requestAction == .renew ? session.requestedLicenseIDList.map { String($0) } : [])
    }

    /// - Parameter action: that the request has to be of
    func seal(_ order: SealingOrder, as action: ALDLicenseAction) throws -> Sealed {
        guard (1...1000).contains(order.licenses.count) else { throw Problem.malformed }
        let session = try open(order.request)
        guard session.requestAction == action else { throw Problem.requestRefused }
        var numbers = Set<UInt64>()
        for grant in order.licenses {
            let attribute = try self.attribute(grant, asked: session, numbers: &numbers)
            do { try session.generateLicense(attr: attribute) } catch { throw Problem.grantRefused }
        }
        do {
            let unsigned = try session.generateLicenseResponse()
            return Sealed(license: Data(try session.finalizeLicenseResponse(licenseResponse: unsigned)))
        } catch { throw Problem.sealingFailed }
    }

    private func open(_ request: Data) throws -> ALDSession {
        guard !request.isEmpty else { throw Problem.malformed }
        do { return try provider.createSession(clientRequest: [UInt8](request)) } catch { throw Problem.requestRefused }
    }

    private func name(_ action: ALDLicenseAction) throws -> String {
        switch action {
        case .create: return "create"
        case .renew: return "renew"
        default: throw Problem.requestRefused
        }
    }

    private func attribute(_ grant: Grant, asked session: ALDSession, numbers: inout Set<UInt64>) throws
        -> ALDLicenseAttribute
    {
        guard let app = UInt64(grant.appleItemId), !grant.keyBlob.isEmpty, grant.issuedTime >= 0, grant.duration >= 0
        else { throw Problem.malformed }
        // iOS 17.4 mishandles numbers from 2^63 on
        guard let number = UInt64(grant.licenseId), number > 0, number < UInt64(Int64.max), numbers.insert(number).inserted
        else { throw Problem.grantRefused }
        let isAsked = session.requestAction == .create
            ? session.requestedAppleItemIDList.contains(app)
            : session.requestedLicenseIDList.contains(number)
        guard isAsked else { throw Problem.grantRefused }
        do {
            var attribute = ALDLicenseAttribute(licenseID: number)
            attribute.issuedTime = UInt64(grant.issuedTime)
            attribute.duration = UInt64(grant.duration)
            // the article writes other labels than the reference; take whichever compiles
            try attribute.addAppKey(ALDAppKey(appleItemID: app, appKeyBlob: [UInt8](grant.keyBlob)))
            return attribute
        } catch { throw Problem.grantRefused }
    }
}
