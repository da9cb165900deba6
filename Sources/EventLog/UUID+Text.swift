public import FoundationEssentials

extension UUID {
    /// The id in lower case, as RFC 9562 section 4 writes it: 36 characters.
    ///
    /// Foundation's own text is in upper case and comes of `printf`, which a replay of the log feels.
    public var text: String {
        let id = uuid
        let bytes: [16 of UInt8] = [
            id.0, id.1, id.2, id.3, id.4, id.5, id.6, id.7,
            id.8, id.9, id.10, id.11, id.12, id.13, id.14, id.15,
        ]
        let text = [UInt8](capacity: 36) { output in
            for place in bytes.indices {
                switch place {
                case 4, 6, 8, 10: output.append(UInt8(ascii: "-"))
                default: break
                }
                output.append(Self.digit(bytes[place] >> 4))
                output.append(Self.digit(bytes[place] & 0xF))
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
