/// Every type of event that the log knows.
public enum Catalogue {
    /// The types, in the order in which the written catalogue shows them.
    public static let all: [any EventType.Type] = [
        DeploymentDisclosed.self, ContractSigned.self, ContractEnded.self, PilotStarted.self,
        SystemDeployed.self, UseObserved.self, UsageReported.self, DeploymentSuspended.self,
        DeploymentResumed.self, DeploymentEnded.self, DeploymentProhibited.self,

        MisidentificationReported.self, MisidentificationTestReported.self, HarmRecorded.self,
        MisidentificationCorroborated.self, MisidentificationConfirmed.self,
        MisidentificationDisputed.self, AttributionRecorded.self, RemedyRecorded.self,
        MisidentificationRefuted.self, MisidentificationResolved.self, LinkedToLawsuit.self,
        LinkedToDeployment.self,

        CeaseDesistIssued.self, CeaseDesistAcknowledged.self, CeaseDesistAnswered.self,
        ComplianceReported.self, NonComplianceReported.self, CeaseDesistEscalated.self,
        CeaseDesistWithdrawn.self, CeaseDesistAggregateReported.self, AggregateItemised.self,

        LawsuitFiled.self, LawsuitReported.self, DocketAdded.self, LawsuitConsolidated.self,
        PartyAdded.self, MotionDecided.self, ClassCertified.self, LawsuitDismissed.self,
        SettlementReached.self, SettlementAmended.self, SettlementApprovalDecided.self,
        JudgmentEntered.self, VerdictReturned.self, AppealFiled.self, AppealDecided.self,
        PenaltyImposed.self, InjunctionEntered.self, PaymentRecorded.self, LawsuitClosed.self,
        LawsuitReopened.self,

        VendorMarketActionAnnounced.self, VendorMarketActionClarified.self,
        VendorMarketActionReversed.self, VendorMarketActionExpired.self,
        VendorOfferingRecorded.self, VendorPracticeDisclosed.self, VendorSecurityIncident.self,
        StatementRecorded.self, ResponseRecorded.self, AccuracyStudyPublished.self,
        DatasetCompiled.self, DatasetReleased.self, DatasetAccessTermsStated.self,
        DatasetContested.self, DatasetOptOutOffered.self, DatasetOptOutContested.self,
        DatasetWithdrawn.self, PolicyIntroduced.self, PolicyEnacted.self, PolicyEffective.self,
        PolicyRepealed.self, ContextClaimRecorded.self,

        SourceRegistered.self, SourceCorrected.self, SourceRetracted.self, AgencyRegistered.self,
        VendorRegistered.self, OrganisationRegistered.self, ProductRegistered.self,
        PersonRegistered.self, CourtRegistered.self, JurisdictionRegistered.self,
        EntityRenamed.self, EntityAliasAdded.self, EntityAliasRemoved.self,
        EntityRelationAsserted.self, EntityMerged.self, EntityDissolved.self,

        EventCorrected.self, EventRetracted.self, EventDisputed.self, DisputeResolved.self,
        VerificationChanged.self,
    ]

    /// Their declarations, in the same order.
    public static let declarations: [EventDeclaration] = all.map { $0.declaration }

    /// The declaration of the type stored under `name`; nil where there is none.
    public static func declaration(named name: String) -> EventDeclaration? { byName[name] }

    /// The declarations whose events may stand in streams of `kind`, in catalogue order.
    public static func declarations(in kind: StreamKind) -> [EventDeclaration] {
        declarations.filter { $0.streams.contains(kind) }
    }

    private static let byName = Dictionary(
        declarations.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
