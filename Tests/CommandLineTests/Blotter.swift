import Foundation
import TestSupport
import Testing

/// The built program, run as a shell runs it: arguments, environment, three streams, an exit status.
struct Blotter: Sendable {
    /// What a run came to.
    struct Outcome: Sendable {
        /// The exit status, or the signal that ended it.
        let status: Int32
        let output: String
        let errors: String

        /// The lines on standard output.
        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    /// What the program sees beside PATH; nothing is inherited from the test run.
    var environment: [String: String] = [:]

    /// Works on the database, named by the environment, and records as a tester.
    init(_ database: TestDatabase) {
        environment = [
            "BLOTTER_DATABASE_URL": database.conninfo, "BLOTTER_RECORDER": "user:tester",
        ]
    }

    /// Works on whatever the environment says.
    init(environment: [String: String]) { self.environment = environment }

    /// Beside the test bundle, unless BLOTTER_BINARY names another.
    private static let program: URL = {
        if let named = ProcessInfo.processInfo.environment["BLOTTER_BINARY"] {
            return URL(filePath: named)
        }
        return built("blotter")
    }()

    /// A program that was built beside the test bundle.
    static func built(_ name: String) -> URL {
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
            .deletingLastPathComponent().appending(path: name)
    }

    /// Runs the program to its end.
    ///
    /// - Parameters:
    ///   - input: Standard input; nothing if left out.
    ///   - output: A file for standard output, where not to be read here.
    func callAsFunction(
        _ arguments: String..., input: String = "", output: String? = nil
    ) async throws -> Outcome {
        try await run(arguments, input: Data(input.utf8), output: output)
    }

    /// Runs the program to its end.
    func run(
        _ arguments: [String], input: Data = Data(), output: String? = nil
    ) async throws -> Outcome {
        try await start(arguments, input: input, output: output).end()
    }

    /// Runs the program at a terminal, where it may ask; what it says and prints come as one.
    func atTerminal(_ arguments: String..., answers: String) async throws -> Outcome {
        let words = ([Self.program.path] + arguments).map { "'\($0)'" }
        return try await start(
            ["-qec", words.joined(separator: " "), "/dev/null"], input: Data(answers.utf8),
            program: "/usr/bin/script"
        ).end()
    }

    /// Starts the program and leaves it running.
    func start(
        _ arguments: [String], input: Data = Data(), output: String? = nil, program: String? = nil
    ) throws -> Running {
        let folder = try ScratchFolder()
        try input.write(to: folder.url("input"))
        // No test may come upon the embedded server of whoever runs it.
        let usual = ["PATH": "/usr/bin:/bin", "BLOTTER_DATA_DIR": "/nonexistent"]
        let variables = environment.merging(usual) { own, _ in own }
        let process = try ChildProcess(
            [program ?? Self.program.path] + arguments,
            environment: variables.map { "\($0)=\($1)" },
            input: folder.url("input").path, output: output ?? folder.url("output").path,
            errors: folder.url("errors").path)
        return Running(process: process, folder: folder)
    }
}

/// A run that is under way.
struct Running: Sendable {
    fileprivate let process: ChildProcess
    fileprivate let folder: ScratchFolder

    var id: Int32 { process.id }

    /// What it has said on standard error so far.
    func errors() throws -> String { try folder.text("errors") }

    /// Waits until it has ended.
    func end() async throws -> Blotter.Outcome {
        let status = await process.end()
        return Blotter.Outcome(
            status: status, output: try folder.text("output"), errors: try folder.text("errors"))
    }
}

/// A folder of a test's own, gone with the last who holds it.
final class ScratchFolder: Sendable {
    let path: String

    init() throws {
        path =
            FileManager.default.temporaryDirectory
            .appending(path: "blotter-cli-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func url(_ name: String) -> URL { URL(filePath: path).appending(path: name) }

    /// What a file holds; nothing where there is none.
    func text(_ name: String) throws -> String {
        guard FileManager.default.fileExists(atPath: url(name).path) else { return "" }
        return String(decoding: try Data(contentsOf: url(name)), as: UTF8.self)
    }

    /// Writes a file, and gives its path.
    func file(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try Data(bytes).write(to: url(name))
        return url(name).path
    }
}

/// Expects a refusal that says what, where, by which rule and what next, with its documented status.
func expectRefusal(
    _ outcome: Blotter.Outcome, _ status: Int32, _ id: String, at place: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.output == "", sourceLocation: sourceLocation)
    for part in ["[\(id)]", place.map { "  --> \($0)\n" } ?? "", "  rule: ", "  hint: "]
    where !part.isEmpty {
        #expect(outcome.errors.contains(part), sourceLocation: sourceLocation)
    }
}

/// Expects that all went well, and gives what was printed.
@discardableResult
func expectSuccess(
    _ outcome: Blotter.Outcome, sourceLocation: SourceLocation = #_sourceLocation
) -> Blotter.Outcome {
    #expect(outcome.status == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
    return outcome
}
