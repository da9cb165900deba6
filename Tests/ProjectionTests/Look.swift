import EventLog
import Postgres
import Projections
import Testing
@Suite struct Look {
    @Test func look() async throws {
        for files in [[Examples.article], [Examples.article, Examples.later]] {
            try await withExamples(files[0]) { c in
                if files.count > 1 {
                    let events = try Examples.events(of: files[1])
                    try await c.perform { session in _ = try session.append(events) }
                    try await c.catchUp()
                }
                for s in ["vendor:clearview-ai","vendor:facebook","vendor:ibm","vendor:amazon"] + (files.count > 1 ? ["agency:detroit-police-department"] : ["agency:nist"]) {
                    let d = try await c.dossier(s)
                    print("#### \(files.count)", s, d.standing)
                    for f in d.facts { print("  ", f.label, "=", f.value) }
                    for x in d.sections { print("  ##", x.title, "|", x.note ?? ""); print("   ", x.columns); for r in x.rows { print("    ", r.isStruck ? "X":"-", r.cells.joined(separator: " | ")) } }
                }
            }
        }
    }
}
