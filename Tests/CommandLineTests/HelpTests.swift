import Foundation
import Incidents
import TestSupport
import Testing

@testable import blotter

@Suite struct `Help` {
    private let blotter = Blotter(environment: ["COLUMNS": "200"])

    @Test(arguments: Catalogue.declarations.map(\.name))
    func `of a command that records mentions every field`(_ type: String) async throws {
        let declaration = try #require(Catalogue.declaration(named: type))
        let isAboutAnEvent = declaration.streams.count == StreamKind.allCases.count
        let nouns = isAboutAnEvent ? ["event"] : declaration.streams.map(\.rawValue)
        for noun in nouns {
            let help = expectSuccess(try await blotter(noun, declaration.verb, "--help"))
            #expect(help.output.contains(declaration.name))
            let words = help.output.split(whereSeparator: \.isWhitespace)
            for field in declaration.allFields where !isAboutAnEvent || field.name != "target" {
                let option = "--" + field.name.replacing("_", with: "-")
                #expect(words.contains { $0 == option }, "\(noun) \(declaration.verb) \(option)")
            }
        }
    }

    @Test func `its examples are understood, every one`() async throws {
        try await withDatabase { database in
            let blotter = Blotter(database)
            for declaration in Catalogue.declarations where !declaration.isAboutAnEvent {
                for noun in declaration.streams {
                    let example = declaration.exampleArguments(of: noun).flatMap(\.self)
                    let outcome = try await blotter.run(
                        example + ["--dry-run", "--no-input"], input: Data("Sealed\n".utf8))
                    // Nobody whom they name is in this log.
                    #expect([0, 4].contains(outcome.status), "\(example)\n\(outcome.errors)")
                }
            }
        }
    }

    @Test func `an example names another of its own kind where it must`() {
        for kind in StreamKind.allCases where kind.isEntity {
            let merge = EntityMerged.declaration.exampleArguments(of: kind)
            #expect(merge.contains(["--into", "\(kind.rawValue):other-example"]))
            let relate = EntityRelationAsserted.declaration.exampleArguments(of: kind)
            #expect(relate.contains(["--relation", "officer_of"]) == (kind == .person))
        }
    }

    @Test func `its examples are typed as they are shown, at 80 columns`() async throws {
        let narrow = Blotter(environment: ["COLUMNS": "80"])
        for (noun, verb) in [("study", "publish"), ("agency", "state"), ("vendor", "merge")] {
            let help = expectSuccess(try await narrow(noun, verb, "--help")).output
            let start = try #require(help.range(of: "For example:\n\n"))
            let end = try #require(help.range(of: "\n\nUSAGE:"))
            let shown = help[start.upperBound..<end.lowerBound]
            #expect(shown.split(separator: "\n").allSatisfy { $0.count < 80 })
            // What a shell makes of it, in place of the program.
            let shell = Process()
            shell.executableURL = URL(filePath: "/bin/sh")
            shell.arguments = ["-c", "blotter() { printf '%s\\n' \"$@\"; }; \(shown)"]
            let pipe = Pipe()
            shell.standardOutput = pipe
            try shell.run()
            let typed = String(
                decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            shell.waitUntilExit()
            let kind = try #require(StreamKind(rawValue: noun))
            let declaration = try #require(
                Catalogue.declarations(in: kind).first { $0.verb == verb })
            #expect(
                typed.split(separator: "\n").map(String.init)
                    == declaration.exampleArguments(of: kind).flatMap(\.self))
        }
    }

    @Test func `of every noun lists its verbs`() async throws {
        for kind in StreamKind.allCases {
            let help = expectSuccess(try await blotter("help", kind.rawValue))
            for declaration in Catalogue.declarations(in: kind)
            where declaration.streams.count < StreamKind.allCases.count {
                #expect(help.output.contains("\n  \(declaration.verb) "))
            }
        }
    }

    @Test(arguments: [
        [], ["import"], ["export"], ["replay"], ["vendor", "show"], ["agency", "show"],
        ["projection"],
        ["projection", "run"], ["projection", "rebuild"], ["projection", "status"], ["worker"],
        ["job"], ["job", "add"], ["job", "list"], ["job", "run-due"], ["job", "history"],
        ["job", "remove"], ["db"], ["db", "status"], ["db", "migrate"], ["db", "start"],
        ["db", "stop"], ["db", "shell"], ["event"], ["event", "show"], ["explain"],
        ["explain", "events"], ["explain", "schema"], ["explain", "exit-codes"],
        ["explain", "environment"],
    ])
    func `of what reads and operates is there`(_ command: [String]) async throws {
        let help = expectSuccess(try await blotter.run(command + ["--help"]))
        #expect(help.output.contains("USAGE: blotter"))
        #expect(help.errors == "")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `completion knows the options that the catalogue declares`(_ shell: String) async throws {
        let script = expectSuccess(try await blotter("--generate-completion-script", shell)).output
        for text in ["docket-no", "amend-settlement", "in_principle", "face_recognition_1n"] {
            #expect(script.contains(text), "\(text)")
        }
    }

    @Test func `exit codes are explained, every one`() async throws {
        let outcome = expectSuccess(try await blotter("explain", "exit-codes"))
        let codes = Set(
            outcome.lines.compactMap { $0.split(separator: " ").first.flatMap { Int($0) } })
        #expect(codes == Set([0, 128] + ExitStatus.allCases.map { Int($0.rawValue) }))
    }

    @Test func `the catalogue and the schemas are printed`() async throws {
        let catalogue = expectSuccess(try await blotter("explain", "events"))
        #expect(catalogue.output.contains("### LawsuitFiled"))
        let one = expectSuccess(try await blotter("explain", "events", "LawsuitFiled"))
        #expect(one.output.hasPrefix("### LawsuitFiled") && catalogue.output.contains("plaintiff"))
        let ofNoun = expectSuccess(try await blotter("explain", "events", "lawsuit"))
        #expect(ofNoun.output.contains("### SettlementReached"))
        expectRefusal(
            try await blotter("explain", "events", "LawsuitFilled"), 4, "type.unknown", at: "<type>"
        )
        let schema = expectSuccess(try await blotter("explain", "schema", "LawsuitFiled"))
        #expect(schema.output.contains(#""docket_no""#))
    }
}
