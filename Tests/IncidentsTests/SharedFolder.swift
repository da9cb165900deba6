import Foundation

/// The folder of published data that the tests are checked against; it is no part of the package.
enum SharedFolder {
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["BLOTTER_SHARED"] { return named }
        let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return "/\(package)/../shared"
    }()

    static let isPresent = FileManager.default.fileExists(atPath: path)

    static func lines(of file: String) throws -> [String] {
        try String(contentsOfFile: "\(path)/\(file)", encoding: .utf8)
            .split(whereSeparator: \.isNewline).map(String.init)
    }
}
