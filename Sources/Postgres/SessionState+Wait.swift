import CLibPQ
import Glibc

/// What a wait on a connection's socket can end with.
struct Readiness: OptionSet {
    let rawValue: Int16

    static let readable = Readiness(rawValue: Int16(POLLIN))
    static let writable = Readiness(rawValue: Int16(POLLOUT))
    /// The connection was woken: no event of poll(2), so a bit that it does not use.
    static let woken = Readiness(rawValue: 1 << 14)
}

extension SessionState {
    /// Waits for the socket; the only poll(2) of this layer.
    ///
    /// Ends with nothing when the time is over or, if `wakeable`, when the connection is woken.
    func wait(
        for interest: Readiness, wakeable: Bool = false, milliseconds: Int32 = -1
    ) throws(PostgresError) -> Readiness {
        let socket = unsafe PQsocket(raw)
        guard socket >= 0 else { throw refusal() }
        // poll(2) passes over descriptors below zero.
        var waits = [
            pollfd(fd: socket, events: interest.rawValue, revents: 0),
            pollfd(fd: wakeable ? signal.descriptor : -1, events: Int16(POLLIN), revents: 0),
        ]
        var ended: Int32
        repeat {
            ended = unsafe poll(&waits, nfds_t(waits.count), milliseconds)
        } while ended < 0 && errno == EINTR
        guard ended >= 0 else {
            let reason = unsafe String(cString: strerror(errno))
            throw .connection("poll: \(reason)", .connectionFailure)
        }
        let isWoken = waits[1].revents != 0
        if isWoken { signal.lower() }
        // A broken socket is readable: reading tells how it broke.
        let isBroken = waits[0].revents & Int16(POLLERR | POLLHUP | POLLNVAL) != 0
        var ready = Readiness(rawValue: waits[0].revents).intersection(interest)
        if isWoken { ready.insert(.woken) }
        return isBroken ? ready.union(.readable) : ready
    }
}
