/// What the command line asks for.
struct Options {
    enum Task {
        case help
        case scenarios([any Scenario])
        /// What the program starts itself for, so that the peak of memory is that of a rebuild alone.
        case rebuild(database: String)
    }

    var task = Task.scenarios(Self.all)
    /// A hundredth of the events and fewer rounds: to see that it runs, not to quote.
    var isQuick = false
    var asJSON = false

    static let all: [any Scenario] = [
        AppendOne(), AppendTogether(), Import(), ColdStart(), Replay(), RebuildMemory(),
    ]

    static var help: String {
        """
        usage: ops/bench [scenario …] [--quick] [--json]

        \(all.map { "  \($0.name.padded(to: 16)) \($0.summary)" }.joined(separator: "\n"))
        """
    }

    init(_ arguments: some Sequence<String>) throws(UsageError) {
        var named: [any Scenario] = []
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--help", "-h": task = .help
            case "--quick": isQuick = true
            case "--json": asJSON = true
            case "--rebuild":
                guard let database = rest.popFirst() else { throw UsageError(argument: argument) }
                task = .rebuild(database: database)
            default:
                guard let scenario = Self.all.first(where: { $0.name == argument }) else {
                    throw UsageError(argument: argument)
                }
                named.append(scenario)
            }
        }
        if !named.isEmpty { task = .scenarios(named) }
    }
}

/// An argument that means nothing here.
struct UsageError: Error, CustomStringConvertible {
    let argument: String

    var description: String { "\(argument) is no scenario and no option\n\n\(Options.help)" }
}
