-- What only vendors have, beside the tables of every read model: products, markets, data sets and
-- studies.

create table product (
  subject text not null,
  stream text not null,
  name text,
  technologies text[] not null,
  merged_into text,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null
);
create index product_subject on product (subject);
create index product_stream on product (stream);
comment on table product is 'The vendor''s products.';

create table market (
  subject text not null,
  stream text not null,
  market text not null,
  customers text not null,
  status text not null check (status in ('offered', 'restricted', 'moratorium', 'expired', 'withdrawn')),
  stopped text[] not null,
  since text,
  since_earliest date,
  since_latest date,
  until text,
  until_earliest date,
  until_latest date,
  scope text,
  geography text,
  exceptions text[] not null,
  positions bigint[] not null,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null
);
create index market_subject on market (subject);
create index market_stream on market (stream);
comment on table market is 'What the vendor offers and has stopped, by technology or product, class of customers and place.';
comment on column market.positions is 'The announcements behind the row.';

create table dataset (
  subject text not null,
  stream text not null,
  subject_roles text[] not null,
  owner text,
  name text,
  state text,
  size bigint,
  size_bound text,
  size_text text,
  subjects bigint,
  subjects_bound text,
  subjects_text text,
  taken_from text[] not null,
  subject_consent text not null,
  licence text,
  access text,
  access_is_stated boolean not null,
  terms text,
  purpose text,
  offers_opt_out boolean not null,
  opt_out_method text,
  compiled text,
  compiled_earliest date,
  compiled_latest date,
  released text,
  released_earliest date,
  released_latest date,
  withdrawn text,
  withdrawn_earliest date,
  withdrawn_latest date,
  contests json not null,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null,
  is_retracted boolean not null,
  in_counts boolean not null
);
create index dataset_subject on dataset (subject);
create index dataset_stream on dataset (stream);
comment on table dataset is 'Data sets that the vendor owns or is named in.';

create table study (
  subject text not null,
  stream text not null,
  publisher text,
  title text,
  report_no text,
  published text,
  published_earliest date,
  published_latest date,
  coverage json not null,
  algorithms bigint,
  algorithms_bound text,
  algorithms_text text,
  findings json not null,
  may_have_happened boolean not null,
  uncertain_positions bigint[] not null,
  is_retracted boolean not null,
  in_counts boolean not null
);
create index study_subject on study (subject);
create index study_stream on study (stream);
comment on table study is 'Studies of accuracy, and whether they covered the vendor.';
comment on column study.coverage is 'Each of the vendor''s products that the study names; not included is a fact of its own, not a result.';
