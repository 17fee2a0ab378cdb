import Foundation
import Hummingbird
import HummingbirdFoundation

// Whoever reaches this port makes licences that devices accept: it is never opened to another machine.
let port = Int(ProcessInfo.processInfo.environment["SEALER_PORT"] ?? "") ?? 9010
let licensing = try Licensing(Files())
let app = HBApplication(
    configuration: .init(
        address: .hostname("127.0.0.1", port: port),
        serverName: "license-sealer",
        maxUploadSize: 8 << 20,
        logLevel: .warning))
app.encoder = JSONEncoder()
app.decoder = JSONDecoder()
app.middleware.add(ProblemMiddleware())

app.router.get("v1/self-check") { _ in try await licensing.selfCheck() }
app.router.post("v1/inspect") { request in
    try await licensing.inspect(request.decode(as: InspectionOrder.self))
}
app.router.post("v1/issue") { request in
    try await licensing.seal(request.decode(as: SealingOrder.self), as: .create)
}
app.router.post("v1/renew") { request in
    try await licensing.seal(request.decode(as: SealingOrder.self), as: .renew)
}
for path in ["v1/inspect", "v1/issue", "v1/renew"] {
    app.router.get(path) { _ -> HTTPResponseStatus in throw Problem.methodNotAllowed }
}

try app.start()
app.wait()
