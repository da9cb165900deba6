import Foundation

/// A program of the machine's, run to its end.
struct Program {
    let output: [UInt8]
    let errors: String
    let status: Int32

    /// Finds the program on `PATH`; `input` is what it reads.
    init(_ command: [String], input: [UInt8] = []) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = command
        // Files, because whoever fills one pipe while the other is full waits for ever.
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "blotter-program-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func handle(_ name: String, _ content: [UInt8] = []) throws -> FileHandle {
            let url = folder.appending(path: name)
            try Data(content).write(to: url)
            return try FileHandle(forUpdating: url)
        }
        process.standardInput = try handle("input", input)
        process.standardOutput = try handle("output")
        process.standardError = try handle("errors")
        try process.run()
        process.waitUntilExit()
        output = Array(try Data(contentsOf: folder.appending(path: "output")))
        errors = String(
            decoding: try Data(contentsOf: folder.appending(path: "errors")), as: UTF8.self)
        status = process.terminationStatus
    }

    /// Whether the program is there at all.
    static func exists(_ name: String) -> Bool {
        (try? Program([name, "--version"]).status) == 0
    }
}
