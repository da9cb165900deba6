import ArgumentParser
import EventLog
import FoundationEssentials
import Incidents
import Postgres
import Projections

/// `blotter event correct|retract|… EVENT`: records something about an earlier event, in its stream.
struct RecordAboutEvent<Recorded: EventType>: AsyncParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: Recorded.declaration.verb, abstract: Recorded.declaration.summary,
            discussion: "Records \(Recorded.name) in the stream of the event that it is about.\n\n"
                + EventDeclaration.waysOfTyping + Recorded.declaration.elaboration(of: nil))
    }

    @Argument(help: ArgumentHelp("The event: @position, or its id.", valueName: "event"))
    var event: String

    @OptionGroup(title: "Fields") var fields: FieldArguments<Recorded>
    @OptionGroup(title: "Recording") var recording: RecordingOptions

    func run() async throws {
        let declaration = Recorded.declaration
        var given = fields.values
        given["target"] = [event]
        let eventID = try recording.id()
        let latest = try recording.latestDay()
        var input = FieldInput(today: try recording.day())
        let connection = try await Server(recording.database).connect()
        let (stream, patchFields) = try await target(over: connection)
        input.patchFields = patchFields
        let questions = Questions(
            declaration: declaration, input: input, latest: latest, noInput: recording.noInput,
            stream: stream)
        try await recording.record(given, asking: questions, over: connection) { data, _ in
            Draft(id: eventID, type: declaration, stream: stream, begins: false, data: data)
        }
    }

    /// The stream of the event that it is about, and the fields of that event.
    private func target(over connection: Connection) async throws -> (Reference, [Field]) {
        let about = event
        return try await connection.perform { session in
            let target = try Naming.event(about, at: "<event>", in: session)
            guard let stream = Reference(target.stream),
                let targetType = Catalogue.declaration(named: target.type)
            else {
                throw Failure(
                    "type.unknown", .schemaMismatch, "this program does not know \(target.type)",
                    at: "@\(target.position)", rule: "an event is read by its type's declaration",
                    hint: "use the version of blotter that recorded \(about)")
            }
            return (stream, targetType.allFields)
        }
    }
}
