Detroit Police Department
═════════════════════════
Id               agency:detroit-police-department
Kind             police
Level            municipal
Also known as    DPD, Detroit Police
Jurisdiction     City of Detroit
Country          US-MI
Events about it  34, the last recorded 2026-11-30
Last happened    28 June 2024

Deployments
───────────
On 30 November 2026: 0 confirmed, 2 presumed, 0 suspended, 0 ended, 1 not known. Presumed means
begun and not known to have ended, with nothing that confirms use within a year.
• drone
    Role: deployer · State: prohibited by policy:sec · Activity: not known
    Record: deployment:det-drone
• face recognition (1:n), DataWorks Plus
    Role: deployer · Access: not known · State: disclosed · Began: in or before 9 January 2020
    Activity: presumed since in or before 9 January 2020, not confirmed within a year
    Record: deployment:detroit-police-face-recognition
• licence-plate reading, DataWorks Plus
    Role: deployer · State: active · Began: 1 May 2021
    Activity: presumed since 1 May 2021, not confirmed within a year · Contract: 310,000 USD
    Record: deployment:det-alpr

Use, as reported
────────────────
Two sources with different figures for one period are two rows.
No information recorded.

Policies that bind it
─────────────────────
Enacted for it by name, or for all where it acts; bills are not here. Use was confirmed while 5
forbade it; whether an exception allowed that, the log does not say.
• ordinance “Clearview ban”
    What it does: ban · To what: not said · Where: City of Detroit · In force: since 1 February 2020
    Use meanwhile: deployment:detroit-police-face-recognition, 3 March 2021, deployment:det-alpr, 3
      March 2023 · Record: policy:det-clearview-ban
• ordinance “Never existed”
    What it does: ban · To what: face recognition (1:n) · Where: City of Detroit
    In force: since 2 February 2018
    Use meanwhile: deployment:detroit-police-face-recognition, 3 March 2021
    Record: policy:falsepol
• statute “State moratorium”
    What it does: moratorium · To what: face recognition (1:n) · Where: Michigan
    In force: was in force since 1 April 2020, until 31 December 2022
    Use meanwhile: deployment:detroit-police-face-recognition, 3 March 2021
    Record: policy:mi-fr-moratorium
• ordinance “Repealed before effect”
    What it does: ban · To what: drone · Where: City of Detroit
    In force: was in force since 1 January 2027, repealed 1 June 2024 · Record: policy:never
• ordinance “Reenacted rule”
    What it does: transparency · To what: not said · Where: City of Detroit
    In force: was in force since 1 January 2021, repealed 1 January 2018 · Record: policy:reenacted
• ordinance “SECRETPOL”
    What it does: ban · To what: drone · Where: City of Detroit · In force: since 2 February 2019
    Record: policy:sec
• ordinance “Sunset then repealed”
    What it does: ban · To what: licence-plate reading · Where: City of Detroit
    In force: was in force since 1 January 2019, repealed 1 June 2024
    Use meanwhile: deployment:det-alpr, 3 March 2023 · Record: policy:sunsetrep
• directive “Prosecutor rule”
    What it does: ban · To what: face recognition (1:n) · Where: Michigan, county prosecutors
    In force: since 1 January 2019
    Use meanwhile: deployment:detroit-police-face-recognition, 3 March 2021
    Record: policy:us-binding
• statute “Future Act”
    What it does: ban · To what: licence-plate reading · Where: United States
    In force: from 1 June 2027 · Record: policy:us-future

Misidentifications in operation
───────────────────────────────
2 confirmed (1 of them disputed all the same), 0 reported, 1 disputed, 0 retracted. Persons: 1
known, 2 reports name nobody. Tests are in none of these figures. 1 of them in a field trial, on
real people.
• 9 January 2018
    System: face recognition (1:n), DataWorks Plus
    Standing: disputed (said to be refuted), single source
    Involved: Detroit Police Department (arrested)
    Disputed: refuted by DataWorks Plus: the technology was not used · Record: misidentification:rf
• 9 January 2019
    System: face recognition (1:n), DataWorks Plus
    Standing: confirmed, single source, in a field trial
    Involved: Detroit Police Department (arrested) · Record: misidentification:ft
• 30 January 2020
    Person: person P-3RV8N · System: face recognition (1:n), DataWorks Plus
    Standing: confirmed, single source; come to rest: litigated
    Involved: Michigan State Police (requested search)
    Harm: detention by Detroit Police Department, 30 hours (alleged)
    Remedies and lawsuits: apology by Wayne County Prosecutor, P-3RV8N v. City of Detroit,
      lawsuit:secret1 · Disputed: Detroit Police Department: the technology was not the cause
    Record: misidentification:detroit-arrest-2020-01

Misidentifications in tests
───────────────────────────
0 confirmed, 0 reported, 0 disputed, 0 retracted. A test says nothing about how often an error
happens in use.
No information recorded.

Cease-and-desist
────────────────
0 received, of them 0 binding, 0 without a known answer.
No information recorded.

Lawsuits and proceedings
────────────────────────
0 matters. What is alleged is not found; a settlement is an agreement, not a finding. 1 more in
which it is named, in none of these counts.
• some time in 2021
    Case: P-3RV8N v. City of Detroit
    Court: United States District Court for the Eastern District of Michigan, No. 2:21-cv-99999
    Role: named, no party · Alleged under: BIPA · Posture: settled · Rests on: agreement
    Settlement, last effective: City of Detroit: 300,000 USD and policy reform (signed; an
      agreement, not a finding) · Record: lawsuit:P-3RV8N-v-detroit
• [retracted] 1 January 2022
    Case: SECRETCAP v. Detroit
    Court: United States District Court for the Eastern District of Michigan, No. 2:22-cv-SECRETDOC
    Role: named, no party · Alleged under: 42 U.S.C. 1983 (“SECRETCLAIM”) · Posture: settled
    Rests on: agreement
    Settlement, last effective: City of Detroit: 77,777 USD (signed; an agreement, not a finding)
    Record: lawsuit:secret1

Settlement ledger
─────────────────
Of the cases to which it is a party. The last effective figure stands; superseded ones are listed
and never added.
No information recorded.

Judgments, penalties and orders
───────────────────────────────
Of the cases to which it is a party. The only findings in this dossier are those that say so here.
No information recorded.

Timeline
────────
What the sources report, in the words of this log, in the order in which it happened.
• 9 January 2018
    What is reported: A person was alleged to have been misidentified with face recognition (1:n)
      (DataWorks Plus), a false match (1:n); involved: Detroit Police Department (arrested)
    Particulars: context: operational · In law: allegation · Verified: single source · Sources: [1]
    Record: misidentification:rf · Position: @221
• 9 January 2019
    What is reported: A person was alleged to have been misidentified with face recognition (1:n)
      (DataWorks Plus), a false match (1:n); involved: Detroit Police Department (arrested)
    Particulars: context: field trial · In law: allegation · Verified: single source · Sources: [1]
    Record: misidentification:ft · Position: @220
• 3 February 2019
    What is reported: Policy:sec forbids drone to Detroit Police Department · In law: none
    Verified: single source · Sources: [1] · Record: deployment:det-drone · Position: @196
• 9 January 2020
    What is reported: Harm to the person was alleged: detention by Detroit Police Department, 30
      hours · Particulars: start: 9 January 2020 · In law: allegation · Verified: single source
    Sources: [1] · Record: misidentification:detroit-arrest-2020-01 · Position: @152
• 30 January 2020
    What is reported: Person P-3RV8N was alleged to have been misidentified with face recognition
      (1:n) (DataWorks Plus), a false match (1:n); involved: Michigan State Police (requested
      search)
    Particulars: context: operational; race: white (known from court); gender: man (known from
      media) · In law: allegation · Verified: single source
    Sources: [1], [2] says otherwise (incident 74, which dates it 30 January 2020), [1] for the
      correction @217 · Marks: corrected by @217 · Record: misidentification:detroit-arrest-2020-01
    Position: @151
• some time in June 2020
    What is reported: The misidentification was confirmed by Wayne County Prosecutor: charges
      dropped, with a statement that says so
    Note: The charges had been dropped before; the statement came when the case was reported.
    In law: statement · Verified: single source · Sources: [1]
    Record: misidentification:detroit-arrest-2020-01 · Position: @153
• some time in June 2020
    What is reported: Remedy by Wayne County Prosecutor: apology · In law: none
    Verified: single source · Sources: [1] · Record: misidentification:detroit-arrest-2020-01
    Position: @154
• 24 June 2020
    What is reported: Detroit Police Department was disclosed through journalism to use face
      recognition (1:n) (DataWorks Plus) since in or before 9 January 2020
    Particulars: access mode: not known; authorisation: not known; purpose: investigation
    In law: none · Verified: single source · Sources: [1], [2] (incident 74)
    Record: deployment:detroit-police-face-recognition · Position: @150
• some time in 2021
    What is reported: Person P-3RV8N sued City of Detroit in United States District Court for the
      Eastern District of Michigan: P-3RV8N v. City of Detroit, No. 2:21-cv-99999; alleged: BIPA
    Particulars: case type: individual; agencies: Detroit Police Department; incidents:
      misidentification:detroit-arrest-2020-01; deployments:
      deployment:detroit-police-face-recognition · In law: allegation · Verified: official record
    Sources: [3], [1] for the correction @218 · Marks: corrected by @218
    Record: lawsuit:P-3RV8N-v-detroit · Position: @156
• some time in March 2021
    What is reported: It was said by DataWorks Plus that the technology was not used · In law: none
    Verified: single source · Sources: [1] · Record: misidentification:rf · Position: @222
• 3 March 2021
    What is reported: It was seen in use: seen on site · In law: none · Verified: single source
    Sources: [1] · Record: deployment:detroit-police-face-recognition · Position: @182
• 1 April 2021
    What is reported: Detroit Police Department signed a contract for licence-plate reading
      (DataWorks Plus) worth 310,000 USD · Particulars: contract no: C-2; term start: 1 January 2021
    In law: none · Verified: single source
    Sources: [1], [1] for the correction @187, [1] for the correction @188
    Marks: corrected by @187, corrected by @188 · Record: deployment:det-alpr · Position: @186
• some time in April 2021
    What is reported: The misidentification was confirmed by Detroit Police Department: agency
      admission · In law: statement · Verified: single source · Sources: [1]
    Record: misidentification:ft · Position: @223
• 1 May 2021
    What is reported: Detroit Police Department began to use licence-plate reading (DataWorks Plus)
    In law: none · Verified: single source · Sources: [1] · Record: deployment:det-alpr
    Position: @181
• [retracted] 1 January 2022
    What is reported: What was said here was taken back for legal reasons · In law: allegation
    Verified: single source · Sources: [1] (SECRETLOC) · Marks: taken back by @192: legal removal
    Record: lawsuit:secret1 · Position: @189
• 29 June 2022
    What is reported: Detroit Police Department disputed it, saying that the technology was not the
      cause: no · In law: none · Verified: single source · Sources: [1]
    Record: misidentification:detroit-arrest-2020-01 · Position: @219
• [retracted] 1 January 2023
    What is reported: What was said here was taken back for legal reasons · In law: agreement
    Verified: single source · Sources: [1] · Marks: taken back by @192: legal removal
    Record: lawsuit:secret1 · Position: @191
• 3 March 2023
    What is reported: It was seen in use: fine words · In law: none · Verified: single source
    Sources: [4], [1] for the correction @201 · Marks: corrected by @201
    Record: deployment:det-alpr · Position: @199
• 28 June 2024
    What is reported: City of Detroit and the other side signed a settlement for 300,000 USD, with
      policy reform: Reform of how the police may use facial recognition; an agreement, not a
      finding · In law: agreement · Verified: official record · Sources: [3]
    Record: lawsuit:P-3RV8N-v-detroit · Position: @158
• 28 June 2024
    What is reported: The matter came to rest: litigated · In law: none · Verified: official record
    Sources: [3] · Record: misidentification:detroit-arrest-2020-01 · Position: @159

Corrections, retractions and identity
─────────────────────────────────────
What the log said before stays readable: ask for an earlier position.
• 2026-11-30
    About: @186
    What: An event was corrected (contract no and value), reason: new evidence; contract no: C-1 →
      C-2 and value: 224,000 USD → 300,000 USD · Position: @187
• 2026-11-30
    About: @186
    What: An event was corrected (term end and value), reason: transcription; term end: 1 January
      2022 → nothing and value: 300,000 USD → 310,000 USD · Position: @188
• 2026-11-30
    About: @189 · What: An event was taken back, reason: legal removal · Position: @192
• 2026-11-30
    About: @193 · What: An event was taken back, reason: legal removal · Position: @194
• [retracted] 2026-11-30
    About: @199 · What: What was said here was taken back for legal reasons · Position: @200
• 2026-11-30
    About: @199
    What: An event was corrected (how), reason: transcription; how: SECRETHOW → fine words
    Position: @201
• 2026-11-30
    About: @200 · What: An event was taken back, reason: legal removal · Position: @202
• 2026-11-30
    About: @151
    What: An event was corrected (agencies, occurred and race), reason: new evidence; agencies:
      Michigan State Police (role ran search) and Detroit Police Department (role arrested) →
      Michigan State Police (role requested search), occurred: 9 January 2020 → 30 January 2020 and
      race: black (known from media) → white (known from court) · Position: @217
• 2026-11-30
    About: @156
    What: An event was corrected (claims and docket no), reason: new evidence; claims: 42 U.S.C.
      1983 (citation 42 U.S.C. 1983, description That an arrest on a false match violated civil
      rights) → BIPA (citation 740 ILCS 14) and docket no: 2:21-cv-10827 → 2:21-cv-99999
    Position: @218

Sources
───────
• [1]
    Source: The New York Times, “Wrongfully Accused by an Algorithm”, 24 June 2020
    Id: source:nyt-2020-06-24
• [2]
    Source: Responsible AI Collaborative, AI Incident Database, snapshot of February 2026, some time
      in February 2026 · Id: source:aiid-2026-02
• [3]
    Source: United States District Court for the Eastern District of Michigan, docket of No.
      2:21-cv-10827 (E.D. Mich.), between 2021 and 2024 · Id: source:mied-2-21-cv-10827
• [4]
    Source: X, “SECRETTITLE”, 1 January 2024, https://example.org/SECRETURL, registered with low
      confidence · Id: source:secretsrc

What is not known
─────────────────
• No cease-and-desist recorded. That is no evidence that there is none.
• 1 deployment has no known beginning.
• 1 deployment has only a latest date of beginning.
• 1 deployment has no known vendor.
• Of the 18 events that stand in the timeline, context aside, 15 are graded as resting on a single
  source.

This dossier stands as of position 227, recorded 2026-11-30T07:49:37.572330Z.
