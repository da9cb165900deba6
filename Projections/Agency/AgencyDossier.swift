public import Incidents

/// The dossier of an agency, a private operator or another body.
public enum AgencyDossier {
    /// Makes the dossier from the read model's rows, table by table.
    ///
    /// `names` gives what a reference is called; `today` is the day of which activity is told.
    public static func make(
        subject: Reference, records: [String: [Record]], names: @escaping (String) -> String,
        today: Day, standing: Dossier.Standing
    ) -> Dossier {
        let input = DossierInput(
            subject: subject.description, records: records, name: names, today: today)
        return Dossier(
            title: names(subject.description), facts: input.identityFacts,
            sections: [
                input.deployments(title: "Deployments", ofVendor: false), input.usage,
                input.operationalErrors, input.testErrors, input.demands, input.lawsuits,
                input.settlements, input.decisions, input.chronology, input.changes,
                input.sources,
                input.unknowns([
                    ("deployment", "deployment"), ("misidentification", "misidentification"),
                    ("cease_desist", "cease-and-desist"), ("lawsuit", "lawsuit"),
                ]),
            ], standing: standing)
    }
}
