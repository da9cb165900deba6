import Foundation
import Synchronization
import TestSupport

/// A thread that is about to wait for something that no server shows: others see that it sleeps.
final class WaitingThread: Sendable {
    private let place = Mutex<String?>(nil)

    /// Says, on the thread itself, that from here on it does nothing but wait.
    func begins() throws {
        let link = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
        place.withLock { $0 = link }
    }

    /// Waits until it has begun and sleeps.
    func sleeps() async throws {
        try await until {
            guard let place = place.withLock(\.self) else { return false }
            // proc(5): the state stands behind the program's name, which may hold a bracket itself.
            let status = try String(contentsOfFile: "/proc/\(place)/stat", encoding: .utf8)
            return status.split(separator: ")").last?.hasPrefix(" S ") == true
        }
    }
}
