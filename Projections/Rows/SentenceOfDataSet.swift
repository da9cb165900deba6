import Incidents

/// Data sets.
extension Sentence {
    func ofDataSet(_ type: String) -> String? {
        switch type {
        case "DatasetCompiled": "\(owner) compiled \(dataSet)"
        case "DatasetReleased":
            "\(owner) released \(dataSet)"
                + (data["access"] == nil ? "" : ", access: \(word("access"))")
        case "DatasetAccessTermsStated":
            "\(owner) stated the terms of access: \(word("access"))\(tail("terms"))"
        case "DatasetContested":
            "\(text("by")) contested the data set: \(word("ground"))\(tail("statement"))"
        case "DatasetOptOutOffered": "\(owner) offered to remove people on request\(tail("method"))"
        case "DatasetOptOutContested":
            "\(text("by")) contested that people can have themselves removed\(tail("statement"))"
        case "DatasetWithdrawn": "\(owner) withdrew the data set"
        default: nil
        }
    }

    private var owner: String { text("owner", or: "the owner") }

    private var dataSet: String {
        let size = count("size").map { " of \($0) items" } ?? ""
        let origin = Words.list(data.texts("taken_from")).map { " taken from \($0)" } ?? ""
        let consent =
            switch data.text("subject_consent") {
            case "no": ", without the consent of those shown"
            case "yes": ", with the consent of those shown"
            default: ""
            }
        return "“\(text("name", or: "a data set"))”\(size)\(origin)\(consent)"
    }
}
