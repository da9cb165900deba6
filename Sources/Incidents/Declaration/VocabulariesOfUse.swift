/// What is deployed, by whom, on what terms.
extension Vocabulary {
    /// Surveillance technologies, after the Atlas of Surveillance and what the sources use.
    public static let technology = Vocabulary(
        "technology",
        [
            "face_recognition_1n": "Searches a face in a gallery of many.",
            "face_verification_11": "Compares a face with one other.",
            "face_analysis": "Estimates age, gender, emotion or the like from a face.",
            "live_face_recognition": "Searches every face of a live video.",
            "alpr": "Reads licence plates.",
            "gunshot_detection": "Listens for gunshots.",
            "drone": "Unmanned aircraft.",
            "body_worn_camera": "Cameras worn by officers.",
            "video_analytics": "Finds things, people or behaviour in video.",
            "rtcc": "Real-time crime centre.",
            "cell_site_simulator": "Poses as a cell tower.",
            "predictive_policing": "Predicts places or people of crime.",
            "social_media_monitoring": "Watches social networks.",
            "device_extraction": "Extracts data from phones.",
            "location_data_purchase": "Location data bought from brokers.",
            "voice_recognition": "Recognises speakers.",
            "iris": "Recognises irises.",
            "fingerprint_mobile": "Fingerprints taken in the field.",
            "dna": "DNA, genealogy included.",
            "camera_registry": "Private cameras registered with police.",
            "data_integration": "Joins databases into one search.",
            "other": "Something else.",
        ])

    /// Through whom the technology is reached.
    public static let accessMode = Vocabulary(
        "access mode",
        [
            "own_system": "A system of its own.",
            "vendor_subscription": "An account with the vendor.",
            "free_trial": "A free trial.",
            "individual_account": "An officer's account, without the department.",
            "via_other_agency": "Direct access to another agency's system.",
            "requests_to_other_agency": "Searches that another agency runs on request.",
            "task_force": "By way of a task force.",
            "data_purchase": "Data bought, no system.",
            "unknown": "Not known.",
        ])

    /// Whether whoever is responsible had allowed it.
    public static let authorisation = Vocabulary(
        "authorisation",
        [
            "authorised": "Allowed by the agency.",
            "unauthorised": "Against the agency's rules.",
            "unknown_to_leadership": "The leadership did not know.",
            "unknown": "Not known.",
        ])

    /// The class of unnamed deployers.
    public static let deployerClass = Vocabulary(
        "class of deployers",
        [
            "law_enforcement": "Law-enforcement agencies.",
            "private_company": "Private companies.",
            "school": "Schools.",
            "government_other": "Other public bodies.",
        ])

    /// How use became known.
    public static let disclosedThrough = Vocabulary(
        "way of disclosure",
        [
            "journalism": "Journalism.",
            "foia": "A public-records request.",
            "agency": "The agency itself.",
            "vendor": "The vendor.",
            "leak": "A leak or theft.",
            "court": "A court case.",
            "audit": "An audit.",
            "inventory": "A published inventory.",
        ])

    /// What the technology is used for.
    public static let usePurpose = Vocabulary(
        "purpose of use",
        [
            "investigation": "Criminal investigation.",
            "patrol": "Patrol and stops.",
            "border": "Border and immigration control.",
            "access_control": "Admission to a place.",
            "loss_prevention": "Shoplifting and fraud.",
            "public_order": "Protests and events.",
            "identity_check": "Checks that somebody is who they say.",
            "intelligence": "Intelligence.",
            "missing_persons": "Missing people and victims.",
            "other": "Something else.",
        ])

    /// Whose money pays.
    public static let fundingSource = Vocabulary(
        "source of funding",
        [
            "general_fund": "The budget.",
            "federal_grant": "A federal grant.",
            "asset_forfeiture": "Forfeited assets.",
            "private_donation": "A private donor.",
            "foundation": "A police foundation.",
            "free_trial": "Nobody: a free trial.",
            "other": "Something else.",
        ])

    /// How the contract came about.
    public static let procurement = Vocabulary(
        "procurement",
        [
            "competitive": "Competitive tender.",
            "sole_source": "Without competition.",
            "cooperative": "By another body's contract.",
            "trial": "Out of a trial.",
            "unknown": "Not known.",
        ])

    /// What a searched database is made of.
    public static let galleryContent = Vocabulary(
        "content of a database",
        [
            "mugshots": "Arrest photographs.",
            "driver_licence": "Driver-licence photographs.",
            "scraped_web": "Images taken from the web.",
            "visa": "Visa and passport photographs.",
            "custom": "A list of its own.",
            "other": "Something else.",
        ])

    /// What suspicion the rules demand before use.
    public static let legalStandard = Vocabulary(
        "legal standard",
        [
            "none": "None.",
            "reasonable_suspicion": "Reasonable suspicion.",
            "probable_cause": "Probable cause.",
            "warrant": "A warrant.",
            "unknown": "Not known.",
        ])

    /// Why use was suspended or ended.
    public static let stopReason = Vocabulary(
        "reason of stopping",
        [
            "misidentification": "A misidentification.",
            "policy_change": "A change of policy or law.",
            "litigation": "A lawsuit or settlement.",
            "cost": "Cost.",
            "contract_lapse": "The contract ran out.",
            "vendor_withdrawal": "The vendor withdrew.",
            "public_pressure": "Public pressure.",
            "other": "Something else.",
            "unknown": "Not known.",
        ])

    /// What became of the data.
    public static let dataDisposition = Vocabulary(
        "disposition of data",
        [
            "deleted": "Deleted.",
            "retained": "Kept.",
            "transferred": "Given to another.",
            "unknown": "Not known.",
        ])

    /// By which quality a figure is broken down.
    public static let breakdownDimension = Vocabulary(
        "dimension of a breakdown",
        [
            "race": "Race or ethnicity.",
            "gender": "Gender.",
            "age_band": "Age.",
            "offence": "Offence.",
            "place": "Place.",
            "other": "Something else.",
        ])
}
