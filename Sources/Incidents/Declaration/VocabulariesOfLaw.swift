/// Letters, lawsuits and policies.
extension Vocabulary {
    /// Who demands.
    public static let issuerClass = Vocabulary(
        "class of issuer",
        [
            "platform": "An online platform.",
            "rights_holder": "A holder of rights.",
            "individual": "An individual.",
            "ngo": "Civil society.",
            "attorney_general": "An attorney general.",
            "regulator": "A regulator.",
            "court": "A court.",
            "legislature": "A legislature.",
            "other": "Somebody else.",
            "unknown": "Not known.",
        ])

    /// In what form it is demanded.
    public static let demandInstrument = Vocabulary(
        "instrument",
        [
            "letter": "A letter.",
            "formal_notice": "A formal notice.",
            "regulatory_order": "An order of a regulator.",
            "consent_order": "An order by consent.",
            "public_demand_only": "A public demand, no letter.",
            "unknown": "Not known.",
        ])

    /// What is demanded.
    public static let demand = Vocabulary(
        "demand",
        [
            "stop_collection": "Stop collecting.",
            "stop_use": "Stop using.",
            "stop_sale": "Stop selling.",
            "delete_data": "Delete data.",
            "identify_data": "Say what is held.",
            "preserve": "Preserve evidence.",
            "stop_promotion": "Stop promoting.",
            "other": "Something else.",
        ])

    /// On what ground it is demanded.
    public static let demandGround = Vocabulary(
        "ground of a demand",
        [
            "terms_of_service": "Terms of service.",
            "privacy_statute": "A privacy statute.",
            "biometric_statute": "A biometrics statute.",
            "copyright": "Copyright.",
            "publicity": "The right of publicity.",
            "consumer_protection": "Consumer protection.",
            "data_protection": "Data protection.",
            "other": "Something else.",
        ])

    /// How the addressee takes the demand.
    public static let answerPosition = Vocabulary(
        "position of an answer",
        [
            "comply": "Will comply.",
            "partly": "Will comply in part.",
            "refuse": "Refuses.",
            "contest": "Contests that the demand is lawful.",
        ])

    /// How far a demand was followed.
    public static let complianceScope = Vocabulary(
        "scope of compliance",
        [
            "whole": "All that was demanded.",
            "part": "Part of what was demanded.",
            "unknown": "Not known.",
        ])

    /// What kind of case it is.
    public static let caseType = Vocabulary(
        "type of case",
        [
            "individual": "A suit of named plaintiffs.",
            "putative_class": "A class action, not certified.",
            "class": "A certified class action.",
            "government_enforcement": "Enforcement by a government.",
            "regulatory_proceeding": "A proceeding before a regulator.",
            "criminal": "A criminal case.",
            "habeas": "Habeas corpus.",
            "foia": "A suit for public records.",
        ])

    /// What a party is in the case.
    public static let partyRole = Vocabulary(
        "role of a party",
        [
            "plaintiff": "Plaintiff.",
            "defendant": "Defendant.",
            "intervenor": "Intervenor.",
            "amicus": "Friend of the court.",
            "petitioner": "Petitioner.",
            "respondent": "Respondent.",
            "real_party": "Real party in interest.",
        ])

    /// The law that a claim rests on.
    public static let statute = Vocabulary(
        "statute",
        [
            "bipa": "Illinois Biometric Information Privacy Act, 740 ILCS 14.",
            "cubi": "Texas Capture or Use of Biometric Identifier Act, Bus. & Com. 503.001.",
            "ccpa": "California Consumer Privacy Act.",
            "usc42_1983": "Civil action for deprivation of rights, 42 U.S.C. 1983.",
            "cfaa": "Computer Fraud and Abuse Act, 18 U.S.C. 1030.",
            "dmca": "Digital Millennium Copyright Act.",
            "vcpa": "Vermont Consumer Protection Act.",
            "ftc_act_5": "Federal Trade Commission Act, section 5.",
            "gdpr": "General Data Protection Regulation, (EU) 2016/679.",
            "uk_dpa": "Data Protection Act 2018 (United Kingdom).",
            "fourth_amendment": "Fourth Amendment.",
            "state_constitution": "A state's constitution.",
            "common_law_privacy": "Privacy at common law.",
            "unjust_enrichment": "Unjust enrichment.",
            "foia": "A public-records statute.",
            "other": "Another, named in the citation.",
        ])

    /// What the plaintiff asks for.
    public static let relief = Vocabulary(
        "relief",
        [
            "damages": "Damages.",
            "statutory_damages": "Statutory damages.",
            "injunction": "Injunction.",
            "declaratory": "Declaration.",
            "restitution": "Restitution.",
            "deletion": "Deletion of data.",
        ])

    /// Why a case has another docket.
    public static let docketReason = Vocabulary(
        "reason of a docket",
        [
            "transfer": "Transferred.",
            "removal": "Removed to a federal court.",
            "appeal": "Appealed.",
            "remand": "Sent back.",
            "mdl_member": "Member of a multidistrict litigation.",
            "related": "A related proceeding.",
        ])

    /// What was moved for.
    public static let motionKind = Vocabulary(
        "kind of motion",
        [
            "dismiss": "To dismiss.",
            "summary_judgment": "For summary judgment.",
            "preliminary_injunction": "For a preliminary injunction.",
            "compel_arbitration": "To compel arbitration.",
            "compel_discovery": "To compel discovery.",
            "class_certification": "To certify a class.",
            "suppress": "To suppress evidence.",
            "other": "Something else.",
        ])

    /// How a motion or request was ruled on.
    public static let ruling = Vocabulary(
        "ruling",
        [
            "granted": "Granted.",
            "denied": "Denied.",
            "part": "Granted in part, denied in part.",
        ])

    /// How far a settlement has come.
    public static let settlementStage = Vocabulary(
        "stage of a settlement",
        [
            "in_principle": "Agreed in principle.",
            "signed": "Signed.",
        ])

    /// What a settlement gives beside money.
    public static let settlementTerm = Vocabulary(
        "term of a settlement",
        [
            "injunction": "A lasting prohibition.",
            "policy_reform": "Reform of policy.",
            "deletion": "Deletion of data.",
            "opt_out": "A way to opt out.",
            "equity_stake": "A share in the company.",
            "training": "Training.",
            "reporting": "Reports or monitoring.",
            "other": "Something else.",
        ])

    /// Which approval of a settlement.
    public static let approvalLevel = Vocabulary(
        "level of approval",
        [
            "preliminary": "Preliminary.",
            "final": "Final.",
        ])

    /// How an appeal ended.
    public static let appealOutcome = Vocabulary(
        "outcome of an appeal",
        [
            "affirmed": "Affirmed.",
            "reversed": "Reversed.",
            "vacated": "Vacated.",
            "remanded": "Sent back.",
            "dismissed": "Dismissed.",
        ])

    /// For which side a judgment or verdict went.
    public static let prevailingSide = Vocabulary(
        "prevailing side",
        [
            "plaintiff": "The plaintiff.",
            "defendant": "The defendant.",
            "split": "Each in part.",
        ])

    /// Who is paid.
    public static let payeeClass = Vocabulary(
        "class of payees",
        [
            "plaintiff": "A plaintiff.",
            "class_members": "Members of the class.",
            "counsel": "Counsel.",
            "government": "A government.",
            "charity": "A charity or other third party.",
        ])

    /// What a policy is.
    public static let policyInstrument = Vocabulary(
        "instrument of policy",
        [
            "statute": "Statute.",
            "ordinance": "Ordinance.",
            "bill": "Bill, not law.",
            "executive_order": "Executive order.",
            "directive": "Directive to agencies.",
            "agency_policy": "An agency's own policy.",
            "moratorium": "Moratorium of a body or company.",
        ])

    /// What a policy does.
    public static let policyEffect = Vocabulary(
        "effect of a policy",
        [
            "ban": "Forbids.",
            "moratorium": "Forbids for a time.",
            "restriction": "Restricts.",
            "transparency": "Demands disclosure.",
            "approval_required": "Demands approval.",
            "warrant_required": "Demands a warrant.",
            "permission": "Permits.",
        ])
}
