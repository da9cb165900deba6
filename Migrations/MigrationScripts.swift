/// The migrations compiled into the program, in order. History: never edited once landed.
public enum MigrationScripts {
    /// File name and text of each script.
    public static let all: [(path: String, text: String)] = SQLFiles.all
}
