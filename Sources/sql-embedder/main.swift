// sql-embedder OUTPUT FOLDER FILE…: writes OUTPUT, which holds the text of each FILE below FOLDER.

import Foundation

do {
    let arguments = CommandLine.arguments.dropFirst()
    guard let output = arguments.first, let folder = arguments.dropFirst().first else {
        throw EmbeddingError(description: "usage: sql-embedder OUTPUT FOLDER FILE…")
    }
    let scripts = try arguments.dropFirst(2).map { try Script(file: $0, below: folder) }
    try Data(generatedSource(of: scripts).utf8).write(to: URL(filePath: output), options: .atomic)
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
