public import Incidents

/// The dossier of an agency, a private operator or another body.
public enum AgencyDossier {
    /// Makes the dossier from the read model's rows, table by table.
    ///
    /// `directory` holds what the rows refer to; `today` is the day of which activity is told.
    public static func make(
        subject: Reference, records: [String: [Record]], directory: Directory, today: Day,
        standing: Dossier.Standing
    ) -> Dossier {
        let input = DossierInput(
            subject: subject.description, records: records, directory: directory, today: today,
            validAt: standing.validAt)
        return Dossier(
            title: directory.name(subject.description), facts: input.identityFacts,
            sections: [
                input.deployments(title: "Deployments", ofVendor: false), input.usage,
                input.policies,
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
