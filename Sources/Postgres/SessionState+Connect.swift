import CLibPQ

extension SessionState {
    /// Connects, blocking; a failure carries the server's code if there was an answer.
    static func connect(
        _ parameters: [(key: String, value: String)], signal: WakeSignal, notices: NoticeReceiver
    ) throws(PostgresError) -> SessionState {
        let raw = unsafe withCStrings(parameters.map(\.key)) { keys in
            unsafe withCStrings(parameters.map(\.value)) { values in
                unsafe PQconnectdbParams(keys, values, 1)
            }
        }
        guard let raw = unsafe raw else {
            throw .connection("out of memory", .unableToConnect)
        }
        guard unsafe PQstatus(raw) == CONNECTION_OK else {
            defer { unsafe PQfinish(raw) }
            let message = unsafe libraryMessage(raw)
            throw .connection(message, unsafe refusalCode(raw) ?? .unableToConnect)
        }
        return unsafe SessionState(raw, signal: signal, notices: notices)
    }

    /// The code by which a server refused a connection.
    ///
    /// libpq keeps it to itself until asked for verbose messages, and that can be asked only of a
    /// connection that exists; so the refused one is tried once more. A password is not, unless it
    /// was surely the right one: refused twice, it might lock the account.
    private static func refusalCode(_ raw: OpaquePointer) -> SQLState? {
        let message = unsafe String(cString: PQerrorMessage(raw))
        if unsafe PQconnectionNeedsPassword(raw) == 1 { return .invalidAuthorization }
        // Without an answer of the server there is no severity in the message, and no code.
        guard message.contains("FATAL:") else { return nil }
        guard
            unsafe PQconnectionUsedPassword(raw) == 0
                || afterPassword.contains(where: message.contains)
        else { return .invalidAuthorization }
        unsafe PQsetErrorVerbosity(raw, PQERRORS_VERBOSE)
        unsafe PQreset(raw)
        let words = unsafe String(cString: PQerrorMessage(raw)).split(separator: " ")
        guard let fatal = words.lastIndex(where: { $0.hasSuffix("FATAL:") }) else { return nil }
        let code = words[(fatal + 1)...].first.map { $0.dropLast() } ?? ""
        return code.utf8.count == 5 ? SQLState(rawValue: String(code)) : nil
    }

    /// What a server says, in English, to whom it knows already (PostgreSQL's postinit.c).
    private static let afterPassword = [
        "FATAL:  database \"", "FATAL:  permission denied for database",
        "FATAL:  too many connections",
        "FATAL:  remaining connection slots", "FATAL:  the database system is",
    ]

    /// Lends a null-terminated array of C strings.
    private static func withCStrings<Value>(
        _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Value
    ) -> Value {
        var text: [CChar] = []
        var offsets: [Int] = []
        for string in strings {
            offsets.append(text.count)
            text += string.utf8CString
        }
        return unsafe text.withUnsafeBufferPointer { buffer in
            var pointers = unsafe offsets.map { offset in
                unsafe buffer.baseAddress.map { unsafe $0 + offset }
            }
            unsafe pointers.append(nil)
            return unsafe pointers.withUnsafeBufferPointer { unsafe body($0.baseAddress) }
        }
    }
}
