/// The number under which a court keeps a case, in the ways in which it may be written.
///
/// Federal courts of the United States write `2:21-cv-10827-LJM`: the office, the year, the type of
/// case, its serial number and initials of judges; often office, type and initials are left out. Other
/// numbers are compared by their letters and digits.
public struct DocketNumber: Sendable {
    private enum Form {
        case federal(office: Substring?, year: Substring, type: Substring?, serial: Int?)
        case other(String)
    }
    private let form: Form

    /// Takes a number as it is written; nil for `unknown`, and where neither letter nor digit stands in
    /// it.
    public init?(_ written: String) {
        let text = written.lowercased().trimmed
        let federal =
            /(?:no\.? ?)?(?:([0-9]{1,2}):)?([0-9]{2})-(?:([a-z]{2,3})-)?([0-9]{1,6})(?:-[a-z-]+)?/
        let letters = text.filter { $0.isLetter || $0.isNumber }
        if let (_, office, year, type, serial) = text.wholeMatch(of: federal)?.output {
            form = .federal(office: office, year: year, type: type, serial: Int(serial))
        } else if !letters.isEmpty, letters != "unknown" {
            form = .other(letters)
        } else {
            return nil
        }
    }

    /// Whether both may be one number of one court: what one leaves out is not held against it.
    public func mayBe(_ other: DocketNumber) -> Bool {
        switch (form, other.form) {
        case (
            .federal(let office, let year, let type, let serial),
            .federal(let otherOffice, let otherYear, let otherType, let otherSerial)
        ):
            (year, serial) == (otherYear, otherSerial)
                && (office == otherOffice || office == nil || otherOffice == nil)
                && (type == otherType || type == nil || otherType == nil)
        case (.other(let letters), .other(let otherLetters)): letters == otherLetters
        default: false
        }
    }
}
