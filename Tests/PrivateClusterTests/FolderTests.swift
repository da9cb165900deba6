import Foundation
import Testing

@testable import PrivateCluster

@Suite struct `Making a folder` {
    /// Nobody but a flush opens the parent, and inotify(7) tells who opened it.
    @Test func `flushes each that it is made in`() throws {
        let root = "/tmp/bl-\(String(UInt32.random(in: 0 ... .max), radix: 36))"
        try FileManager.default.createDirectory(
            atPath: root + "/a", withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: root) }
        let watch = inotify_init1(Int32(IN_NONBLOCK))
        defer { close(watch) }
        let parent = inotify_add_watch(watch, root + "/a", UInt32(IN_OPEN))
        try makeFolder(root + "/a/b/c", mode: 0o700)
        #expect(openedThemselves(watch) == [parent])
        try makeFolder(root + "/a/b/c", mode: 0o700)
        #expect(openedThemselves(watch).isEmpty)
    }

    /// There, mkdir(2) finds no parent that it could miss.
    @Test func `is refused where there can be none, and ends`() {
        #expect(throws: ClusterError.self) { try makeFolder("/proc/blotter/pg", mode: 0o700) }
    }

    /// The watches whose own folder was opened since the last question, and not an entry of it.
    private func openedThemselves(_ watch: Int32) -> [Int32] {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = read(watch, &buffer, buffer.count)
        var opened: [Int32] = []
        var place = 0
        while place < count {
            let (descriptor, length) = buffer.withUnsafeBytes { bytes in
                (
                    bytes.loadUnaligned(fromByteOffset: place, as: Int32.self),
                    bytes.loadUnaligned(fromByteOffset: place + 12, as: UInt32.self)
                )
            }
            if length == 0 { opened.append(descriptor) }
            place += 16 + Int(length)
        }
        return opened
    }
}
