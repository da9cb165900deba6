import ArgumentParser
import Glibc

/// The program: nouns of the domain, and what operates the log.
@main
struct Blotter: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "blotter",
        abstract: "A register of how surveillance technology is used, and what goes wrong.",
        discussion: """
            Every fact is an event with its source and its dates; nothing is ever changed, only \
            corrected. Begin with:

              blotter import ops/examples/2020-facial-recognition.ndjson
              blotter projection run
              blotter vendor show "Clearview AI"
            """,
        version: "0.1.0",
        groupedSubcommands: [
            CommandGroup(
                name: "Record",
                subcommands: [
                    NounCommand<DeploymentNoun>.self, NounCommand<MisidentificationNoun>.self,
                    NounCommand<CeaseDesistNoun>.self, NounCommand<LawsuitNoun>.self,
                    NounCommand<AgencyNoun>.self, NounCommand<VendorNoun>.self,
                    NounCommand<OrganisationNoun>.self, NounCommand<ProductNoun>.self,
                    NounCommand<PersonNoun>.self, NounCommand<CourtNoun>.self,
                    NounCommand<JurisdictionNoun>.self, NounCommand<SourceNoun>.self,
                    NounCommand<PolicyNoun>.self, NounCommand<DatasetNoun>.self,
                    NounCommand<StudyNoun>.self, NounCommand<ClaimNoun>.self,
                    EventCommand.self, ImportCommand.self,
                ]),
            CommandGroup(name: "Read", subcommands: [ReplayCommand.self, ExportCommand.self]),
            CommandGroup(
                name: "Operate",
                subcommands: [
                    ProjectionCommand.self, WorkerCommand.self, JobCommand.self, DatabaseCommand.self,
                    ExplainCommand.self,
                ]),
        ])

    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let asJSON = arguments.contains("--format=json")
            || zip(arguments, arguments.dropFirst()).contains { $0 == ("--format", "json") }
        do {
            try Misspelling.check(arguments, against: Blotter.self)
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let error where exitCode(for: error) != .failure || error is CleanExit {
            exit(withError: error)
        } catch {
            Failure.report(error, asJSON: asJSON)
        }
    }
}
