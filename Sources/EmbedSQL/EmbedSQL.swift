import PackagePlugin

/// Compiles the `.sql` files of a target into it, as `SQLFiles`.
///
/// Files stay files that psql runs, and a binary that is moved still has them: `Bundle.module`
/// looks for them beside the executable, and `.embedInCode` loses their folders and takes a minute
/// for 200 KB.
@main
struct EmbedSQL: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? any SourceModuleTarget else { return [] }
        let scripts = target.sourceFiles(withSuffix: ".sql").map(\.url)
        let output = context.pluginWorkDirectoryURL.appending(path: "SQLFiles.swift")
        return [
            .buildCommand(
                displayName: "Embedding the SQL files of \(target.name)",
                executable: try context.tool(named: "sql-embedder").url,
                arguments: [output.path, target.directoryURL.path] + scripts.map(\.path),
                inputFiles: scripts,
                outputFiles: [output])
        ]
    }
}
