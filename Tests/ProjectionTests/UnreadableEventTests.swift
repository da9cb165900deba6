import EventLog
import FoundationEssentials
import Incidents
import Postgres
import ProjectionEngine
import Projections
import TestSupport
import Testing

@Suite struct `An event that this program does not know` {
    @Test func `stands in the timeline under its type and stops nobody`() async throws {
        try await withConnection { log in
            try await log.append("agency:a", "AgencyRegistered", #"{"name":"A"}"#)
            try await log.append(
                "agency:a", "AgencyDreamt", #"{"of":"vendor:v","occurred":"2031"}"#)
            try await log.append("lawsuit:l", "LawsuitForetold", #"{"against":"agency:a"}"#)
            try await log.append("robot:r", "RobotRegistered", #"{"owner":"agency:a"}"#)
            try await log.catchUp()
            let rows = try await log.perform { session in
                try session.execute(
                    """
                    select type, sentence from agency.timeline where subject = 'agency:a'
                    order by position
                    """
                ).map { [try $0.text(0), try $0.text(1)] }
            }
            #expect(rows.map(\.first) == ["AgencyRegistered", "AgencyDreamt", "LawsuitForetold"])
            #expect(rows.last == ["LawsuitForetold", "LawsuitForetold"])
        }
    }

    @Test func `folds with nothing of what its type asks for`() async throws {
        try await withConnection { log in
            for kind in StreamKind.allCases {
                for declaration in Catalogue.declarations(in: kind) {
                    let data = #"{"target":"agency:a","vendor":"vendor:v"}"#
                    let type = declaration.name
                    try await log.append("\(kind.rawValue):\(type)", type, data)
                    try await log.append("\(kind.rawValue):all", type, data)
                }
            }
            try await log.catchUp()
            for model in ReadModels.all {
                let head = try await log.perform { try $0.head().position }
                #expect(try await log.position(of: model) == head)
            }
        }
    }

    @Test(arguments: ["0000", "-0044", "0XXX", "Y-99999", "Y99999", "-2000/2020"])
    func `may bear a date that no calendar of the database holds`(date: String) async throws {
        try await withConnection { log in
            try await log.append(
                "agency:a", "AgencyRegistered", #"{"name":"A","occurred":"\#(date)"}"#)
            try await log.catchUp()
            let written = try await log.perform { session in
                try session.execute("select occurred from agency.timeline").map { try $0.text(0) }
            }
            #expect(written == [date])
        }
    }

    @Test func `stops the read models where its data is not canonical, and says where`()
        async throws
    {
        try await withConnection { log in
            try await log.importAndCatchUp(Examples.article)
            try await log.append("agency:nist", "EntityRenamed", #"{"name":"A"}"#)
            try await log.append("agency:nist", "EntityRenamed", #"{"name":"B","share":0.5}"#)
            for model in ReadModels.all where model.folds(stream: "agency:nist") {
                let rows = try await log.rows(of: model)
                try await log.append("agency:nist", "EntityRenamed", #"{"name":"C"}"#)
                try await log.append("agency:a", "AgencyRegistered", #"{"name":"A"}"#)
                for rebuilds in [false, true] {
                    let error = await #expect(throws: ProjectionError.self) {
                        try await log.perform { session in
                            rebuilds ? try session.rebuild(model) : try session.catchUp(model)
                        }
                    }
                    guard
                        case .foldFailed(model.name, "agency:nist", let position, let underlying) =
                            error
                    else {
                        Issue.record("\(String(describing: error))")
                        continue
                    }
                    #expect(underlying is UnreadableEvent)
                    #expect(position == Examples.articleEnds + 2)
                    #expect(try await log.position(of: model) == Examples.articleEnds)
                    #expect(try await log.rows(of: model) == rows)
                }
            }
        }
    }
}

extension Connection {
    /// Appends an event as it is, past every check of the command line.
    fileprivate func append(_ stream: String, _ type: String, _ data: String) async throws {
        try await perform { session in
            let event = NewEvent(
                id: UUID(), stream: stream, type: type, data: Array(data.utf8), tags: [stream])
            _ = try session.append([event])
        }
    }
}
