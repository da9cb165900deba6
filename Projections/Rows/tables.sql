-- What every read model says of its subjects: who they are, what they use or sell to whom, what went
-- wrong, who took them to law, and all of it in order.
--
-- Made from the log, and made anew whenever this file or the fold changes. Every row says whom it is
-- about (subject), of a vendor's product the product where no vendor is named, and from which stream it was folded. A date is kept as written, in EDTF, beside
-- the first and last day that it may mean; nulls there are open ends. Lists are json.

create table identity (
  subject text not null,
  stream text not null,
  name text,
  name_since text,
  former_names text[] not null,
  aliases text[] not null,
  kind text,
  level text,
  roles text[] not null,
  country text,
  subdivision text,
  jurisdiction text,
  parent text,
  identifiers json not null,
  relations json not null,
  merged_into text,
  dissolved text,
  successor text,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null
);
create index identity_subject on identity (subject);
create index identity_stream on identity (stream);
comment on table identity is 'Who it is. References are streams, kind:id.';
comment on column identity.uncertain_positions is 'What may or may not have happened by the day asked about, and is in no other column.';
comment on column identity.merged_into is 'The id that goes on for this one, for ever; null while it stands for itself.';

create table deployment (
  subject text not null,
  stream text not null,
  subject_roles text[] not null,
  deployer text,
  deployer_class text,
  technology text,
  product text,
  vendor text,
  access_mode text,
  via text,
  authorisation text,
  disclosed_via text,
  state text,
  disclosed text,
  disclosed_earliest date,
  disclosed_latest date,
  started text,
  started_earliest date,
  started_latest date,
  pilot_until text,
  pilot_until_earliest date,
  pilot_until_latest date,
  suspended text,
  suspended_earliest date,
  suspended_latest date,
  ended text,
  ended_earliest date,
  ended_latest date,
  last_confirmed text,
  last_confirmed_earliest date,
  last_confirmed_latest date,
  prohibited_by text,
  contracts json not null,
  usage json not null,
  is_aggregate boolean not null,
  count bigint,
  count_bound text,
  count_text text,
  items text[] not null,
  items_complete text,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null,
  is_retracted boolean not null,
  in_counts boolean not null
);
create index deployment_subject on deployment (subject);
create index deployment_stream on deployment (stream);
comment on table deployment is 'Deployments. What is merely presumed to be in use is never called in use: compare last_confirmed.';
comment on column deployment.started is 'As written (EDTF); started_earliest and started_latest are the days it may mean.';
comment on column deployment.items is 'The single records that an aggregate was resolved into; it is then in no count.';

create table misidentification (
  subject text not null,
  stream text not null,
  subject_roles text[] not null,
  context text,
  context_class text not null check (context_class in ('operational', 'test')),
  standing text not null check (standing in ('confirmed', 'reported', 'disputed', 'retracted')),
  state text not null,
  is_refuted boolean not null,
  error_kind text,
  technology text,
  product text,
  vendor text,
  person text,
  occurred text,
  occurred_earliest date,
  occurred_latest date,
  verification text not null,
  evidence json not null,
  involved json not null,
  harms json not null,
  remedies json not null,
  disputes json not null,
  causes text[] not null,
  outcome text,
  lawsuits text[] not null,
  deployments text[] not null,
  tester text,
  probes text,
  probe_count bigint,
  probe_count_bound text,
  probe_count_text text,
  gallery text,
  gallery_count bigint,
  gallery_count_bound text,
  gallery_count_text text,
  threshold text,
  false_matches bigint,
  false_matches_bound text,
  false_matches_text text,
  false_misses bigint,
  false_misses_bound text,
  false_misses_text text,
  vendor_response text,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null,
  is_retracted boolean not null,
  in_counts boolean not null
);
create index misidentification_subject on misidentification (subject);
create index misidentification_stream on misidentification (stream);
comment on table misidentification is 'Misidentifications. Rows of context_class test never share a figure with operational ones.';
comment on column misidentification.standing is 'As long as every source stands. Confirmed is corroborated or better; each row is in exactly one of the four.';
comment on column misidentification.evidence is 'What speaks for it and against it, in order, each with its sources: a dossier weighs it again without those that were taken back, or are one.';
comment on column misidentification.person is 'A pseudonym, for ever.';

create table cease_desist (
  subject text not null,
  stream text not null,
  subject_roles text[] not null,
  issuer text,
  issuer_class text,
  addressee text,
  instrument text,
  binding text,
  demands text[] not null,
  grounds text[] not null,
  product text,
  vendor text,
  sent text,
  sent_earliest date,
  sent_latest date,
  deadline text,
  deadline_earliest date,
  deadline_latest date,
  state text not null,
  legal_force text not null,
  days_to_answer bigint,
  answers json not null,
  escalated_to text,
  is_aggregate boolean not null,
  count bigint,
  count_bound text,
  count_text text,
  items text[] not null,
  items_complete text,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null,
  is_retracted boolean not null,
  in_counts boolean not null
);
create index cease_desist_subject on cease_desist (subject);
create index cease_desist_stream on cease_desist (stream);
comment on table cease_desist is 'Demands to stop: letters, notices, orders.';
comment on column cease_desist.days_to_answer is 'Only where both dates are single days.';
comment on column cease_desist.items is 'The single records that an aggregate was resolved into; it is then in no count.';

create table lawsuit (
  subject text not null,
  stream text not null,
  subject_roles text[] not null,
  caption text,
  case_type text,
  filed text,
  filed_earliest date,
  filed_latest date,
  posture text,
  legal_force text not null,
  incidents text[] not null,
  court text,
  docket_no text,
  dockets json not null,
  parties json not null,
  statutes text[] not null,
  claims json not null,
  relief text[] not null,
  product text,
  vendor text,
  lead text,
  mdl_no text,
  dismissed_by bigint,
  class_certified boolean not null,
  settlements json not null,
  approvals json not null,
  payments json not null,
  decisions json not null,
  is_aggregate boolean not null,
  count bigint,
  count_bound text,
  count_text text,
  about text,
  items text[] not null,
  items_complete text,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null,
  is_retracted boolean not null,
  in_counts boolean not null
);
create index lawsuit_subject on lawsuit (subject);
create index lawsuit_stream on lawsuit (stream);
comment on table lawsuit is 'Lawsuits and penalties. A settlement is an agreement, never a finding; findings stand in decisions.';
comment on column lawsuit.court is 'Where the case is; dockets has every court, in order.';
comment on column lawsuit.items is 'The single records that an aggregate was resolved into; it is then in no count.';
comment on column lawsuit.settlements is 'Every figure agreed on, in order, and whether a later one replaced it.';
comment on column lawsuit.dismissed_by is 'The position that dismissed all claims as to the subject alone.';
comment on column lawsuit.legal_force is 'What the posture rests on: allegation, agreement, order or finding.';

create table timeline (
  subject text not null,
  stream text not null,
  position bigint not null,
  event_id uuid not null,
  type text not null,
  amends bigint,
  occurred text,
  occurred_earliest date,
  occurred_latest date,
  recorded_at timestamptz not null,
  sentence text not null,
  particulars text,
  note text,
  citations json not null,
  asserted_by text,
  verification text,
  confidence text,
  legal_force text not null,
  corrected_by bigint[] not null,
  disputed_by bigint[] not null,
  retracted_by bigint,
  retraction_reason text,
  is_factual boolean not null,
  may_have_happened boolean not null,
  in_counts boolean not null
);
create index timeline_subject on timeline (subject);
create index timeline_stream on timeline (stream);
comment on table timeline is 'Every event about the subject, in the words of its source.';
comment on column timeline.amends is 'The position of the event that a correction, retraction or dispute is about.';
comment on column timeline.particulars is 'What the event says beside the sentence, field by field.';
comment on column timeline.note is 'What whoever recorded it says beside it, word for word.';
comment on column timeline.citations is 'Each source, where in it, and its role; one that contradicts is cited, and rests nothing.';
comment on column timeline.corrected_by is 'The positions of the corrections that the row already shows applied.';
comment on column timeline.in_counts is 'False for statements, offerings, context claims, housekeeping and what was taken back.';
