import Foundation

/// The files the environment names.
struct Files {
    private struct Pask: Decodable {
        let authorizationKey: Data
    }

    struct Missing: Error, CustomStringConvertible {
        let variable: String
        var description: String { "Set \(variable) to a file this user may read." }
    }

    func bytes(_ variable: String) throws -> [UInt8] {
        guard let path = ProcessInfo.processInfo.environment[variable],
            let content = FileManager.default.contents(atPath: path)
        else { throw Missing(variable: variable) }
        return [UInt8](content)
    }

    /// The PASK as the SDK takes it: the decoded member `authorizationKey`.
    func authorizationKey() throws -> [UInt8] {
        let file = Data(try bytes("SEALER_PASK_FILE"))
        return [UInt8](try JSONDecoder().decode(Pask.self, from: file).authorizationKey)
    }
}
