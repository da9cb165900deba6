import CLibPQ

/// Where libpq delivers notices: to the connection's listener, and to the pipeline that runs.
///
/// Without a receiver libpq prints notices to standard error.
final class NoticeReceiver {
    private let listener: (@Sendable (Notice) -> Void)?
    private var collected: [Notice]?
    /// Why the server ended the connection, if it said so while nothing ran.
    private(set) var lastWords: Notice?

    init(listener: (@Sendable (Notice) -> Void)?) {
        self.listener = listener
    }

    /// Installs the receiver, which must live until the connection is finished.
    func install(on connection: OpaquePointer) {
        let context = unsafe Unmanaged.passUnretained(self).toOpaque()
        _ = unsafe PQsetNoticeReceiver(
            connection,
            { context, result in
                guard let context = unsafe context, let result = unsafe result else { return }
                let receiver = unsafe Unmanaged<NoticeReceiver>.fromOpaque(context)
                unsafe receiver.takeUnretainedValue().receive(Notice(result: result))
            }, context)
    }

    /// Begins to keep notices aside for the pipeline that starts.
    func startCollecting() {
        collected = []
    }

    /// Hands over what has come since collecting started.
    func finishCollecting() -> [Notice] {
        defer { collected = nil }
        return collected ?? []
    }

    private func receive(_ notice: Notice) {
        if PostgresError.endsConnection(notice.severity) {
            lastWords = notice
        }
        collected?.append(notice)
        listener?(notice)
    }
}

extension Notice {
    fileprivate init(result: OpaquePointer) {
        let field = { (code: Int32) in unsafe errorField(code, of: result) }
        self.init(
            severity: field(clibpq_field_severity) ?? "NOTICE",
            sqlState: SQLState(rawValue: field(clibpq_field_sqlstate) ?? "00000"),
            message: field(clibpq_field_message) ?? "")
    }
}
