import Foundation
import Hummingbird

/// A refusal of the contract. It never repeats what was sent.
enum Problem: String, Error {
    case malformed
    case notFound = "not-found"
    case methodNotAllowed = "method-not-allowed"
    case tooLarge = "too-large"
    case requestRefused = "request-refused"
    case grantRefused = "grant-refused"
    case sealingFailed = "sealing-failed"
    case notReady = "not-ready"

    var status: HTTPResponseStatus {
        switch self {
        case .malformed: return .badRequest
        case .notFound: return .notFound
        case .methodNotAllowed: return .methodNotAllowed
        case .tooLarge: return .payloadTooLarge
        case .requestRefused, .grantRefused: return .unprocessableEntity
        case .sealingFailed: return .internalServerError
        case .notReady: return .serviceUnavailable
        }
    }

    /// What an error that is none of ours means.
    static func of(_ error: Error) -> Problem {
        switch error {
        case let problem as Problem: return problem
        case is DecodingError: return .malformed
        case let http as HBHTTPError where http.status == .payloadTooLarge: return .tooLarge
        case let http as HBHTTPError where http.status == .notFound: return .notFound
        case let http as HBHTTPError where http.status.code < 500: return .malformed
        default: return .sealingFailed
        }
    }

    func response(_ request: HBRequest) -> HBResponse {
        let text = "{\"status\":\(status.code),\"code\":\"\(rawValue)\",\"title\":\"\(rawValue)\"}"
        return HBResponse(
            status: status,
            headers: ["Content-Type": "application/problem+json"],
            body: .byteBuffer(request.allocator.buffer(string: text)))
    }
}

/// Says every error in the words of the contract.
struct ProblemMiddleware: HBMiddleware {
    func apply(to request: HBRequest, next: HBResponder) -> EventLoopFuture<HBResponse> {
        next.respond(to: request).flatMapErrorThrowing { Problem.of($0).response(request) }
    }
}
