-- People who work in the shop and may change the catalogue.
create table staff (
  id bigint generated always as identity primary key,
  name text not null,
  created_at timestamptz not null default now()
);
