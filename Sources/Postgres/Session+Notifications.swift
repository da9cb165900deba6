import CLibPQ

extension Session {
    /// Subscribes to a channel, from the end of the transaction on if one is open.
    ///
    /// Subscribe first and read afterwards, or a notification between the two is lost.
    public func listen(_ channel: String) throws(PostgresError) {
        let name = channel.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"")
        try script("listen \"\(name)\"")
    }

    /// Waits for a notification; any number that have come count as one.
    ///
    /// False when the time is over, -1 for no end, or when `Connection.wake` was called. A
    /// notification says "look", it carries nothing. Throws an error of kind `cancelled` when the
    /// task is.
    public func waitForNotification(timeoutMilliseconds: Int) throws(PostgresError) -> Bool {
        try state.checkReady(for: "listen")
        if state.takeNotifications() {
            return true
        }
        let clock = ContinuousClock()
        let deadline = clock.now.advanced(by: .milliseconds(timeoutMilliseconds))
        while true {
            let left = (deadline - clock.now) / .milliseconds(1)
            let milliseconds = timeoutMilliseconds < 0 ? -1 : Int32(min(max(left, 0), 0x7fff_ffff))
            let ready = try state.wait(for: .readable, wakeable: true, milliseconds: milliseconds)
            try checkCancellation()
            guard ready.contains(.readable) else { return false }
            guard unsafe PQconsumeInput(state.raw) == 1 else { throw state.refusal() }
            if state.takeNotifications() {
                return true
            }
            guard !ready.contains(.woken) else { return false }
        }
    }
}

extension SessionState {
    /// Takes all notifications that have arrived; true if there was one.
    fileprivate func takeNotifications() -> Bool {
        var found = false
        while let notification = unsafe PQnotifies(raw) {
            unsafe PQfreemem(notification)
            found = true
        }
        return found
    }
}
