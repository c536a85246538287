// Invented people, put straight into the tables, the same ones in every run: each fact is drawn from the person's number.
import type pg from 'pg'
import { emailDomains, familyNames, givenNames } from './names.ts'
import { withoutIndexes } from './without-indexes.ts'

/** Where people are put. */
export interface Home {
  readonly applicationId: number
  readonly connectionId: string
}

const tables = ['users', 'identities', 'user_logins'] as const
const chunkPeople = 100_000
/** From this many on it is quicker to make the indexes anew than to keep them up. */
const manyPeople = 50_000

/** Adds the people with the numbers `first` to `last`. */
export async function addPeople(client: pg.Client, home: Home, first: number, last: number): Promise<void> {
  await client.query(drawing)
  const add = async () => {
    for (let from = first; from <= last; from += chunkPeople) {
      await addChunk(client, home, from, Math.min(last, from + chunkPeople - 1))
    }
  }
  if (last - first < manyPeople) await add()
  else await withoutIndexes(client, tables, add)
}

/** Leaves the tables as a quiet night would: nothing dead, nothing pending, everything counted. */
export async function settleTables(
  client: pg.Client,
  settled: readonly string[] = [...tables, 'passwords', 'audit_events', 'outbox', 'user_counts'],
): Promise<void> {
  // VACUUM also moves the pending lists of GIN indexes into the indexes themselves.
  for (const table of settled) await client.query(`VACUUM (ANALYZE) ${table}`)
}

/** A number from 0 to 1 that depends on the person and on what is drawn. */
const drawing = `CREATE OR REPLACE FUNCTION pg_temp.draw(person bigint, what integer) RETURNS double precision
  LANGUAGE sql IMMUTABLE RETURN (hashint8extended(person, what) & 2147483647) / 2147483648.0`

async function addChunk(client: pg.Client, { applicationId, connectionId }: Home, from: number, to: number) {
  await client.query('BEGIN')
  await client.query('CREATE TEMPORARY TABLE arriving ON COMMIT DROP AS SELECT * FROM users WITH NO DATA')
  await client.query('ALTER TABLE arriving ADD subject text')
  await client.query(people, [applicationId, from, to, givenNames, familyNames, emailDomains])
  await client.query(`INSERT INTO users (${userColumns}) SELECT ${userColumns} FROM arriving`)
  await client.query(
    `INSERT INTO identities (application_id, connection_id, subject, user_id, provider, is_primary, email, phone_number,
       linked_at)
     SELECT application_id, $1, subject, id, 'auth0', true, email, phone_number, created_at FROM arriving`,
    [connectionId],
  )
  await client.query(logins, [from])
  await client.query('COMMIT')
}

const userColumns = `application_id, id, email, email_verified, phone_number, phone_verified, name, nickname, given_name,
  family_name, picture, blocked, app_metadata, user_metadata, has_logged_in, created_at, updated_at`

/** One new person every 90 seconds since 2023; the skew of names, domains and counts is roughly that of the world. */
const people = `INSERT INTO arriving (${userColumns}, subject)
  SELECT $1::integer, 'auth0|' || subject, email, pg_temp.draw(number, 10) < 0.85,
    phone_number, CASE WHEN phone_number IS NULL THEN NULL ELSE pg_temp.draw(number, 11) < 0.5 END,
    given_name || ' ' || family_name, split_part(email, '@', 1), given_name, family_name,
    'https://id.example.com/avatars/' || lower(left(email, 2)) || '.svg',
    CASE WHEN pg_temp.draw(number, 12) < 0.02 THEN true WHEN pg_temp.draw(number, 12) < 0.05 THEN false END,
    jsonb_build_object('plan', plan, 'seats', 1 + floor(500 * pg_temp.draw(number, 13)),
      'tenant', 't-' || lpad(floor(1000 * pg_temp.draw(number, 14))::text, 4, '0')),
    CASE WHEN pg_temp.draw(number, 15) < 0.7 THEN jsonb_build_object(
      'locale', (ARRAY['en', 'en', 'en', 'de', 'es', 'fr', 'pl', 'pt', 'hi', 'ja'])[1 + floor(10 * pg_temp.draw(number, 16))::integer],
      'newsletter', pg_temp.draw(number, 17) < 0.3) END,
    pg_temp.draw(number, 18) < 0.6, created_at, created_at + pg_temp.draw(number, 19) * interval '200 days', subject
  FROM (
    SELECT *, lower(given_name || '.' || family_name) || number || '@' || domain AS email,
      lpad(to_hex(extract(epoch FROM created_at)::bigint), 8, '0') || left(md5(number::text), 16) AS subject
    FROM (
      SELECT number,
        ($4::text[])[1 + floor(cardinality($4::text[]) * power(pg_temp.draw(number, 1), 1.6))::integer] AS given_name,
        ($5::text[])[1 + floor(cardinality($5::text[]) * power(pg_temp.draw(number, 2), 1.6))::integer] AS family_name,
        ($6::text[])[floor(power(cardinality($6::text[]), pg_temp.draw(number, 3)))::integer] AS domain,
        CASE WHEN pg_temp.draw(number, 4) < 0.2 THEN '+4915' || lpad(number::text, 9, '0') END AS phone_number,
        CASE WHEN pg_temp.draw(number, 5) < 0.8 THEN 'free' WHEN pg_temp.draw(number, 5) < 0.95 THEN 'gold' ELSE 'team' END AS plan,
        timestamptz '2023-01-01T00:00:00Z' + (number + pg_temp.draw(number, 6)) * interval '90 seconds' AS created_at
      FROM generate_series($2::bigint, $3::bigint) AS number
    ) drawn
  ) addressed`

const logins = `INSERT INTO user_logins (application_id, user_id, last_login, last_ip, logins_count)
  SELECT application_id, id,
    created_at + sqrt(pg_temp.draw(number, 20)) * (timestamptz '2026-10-01T00:00:00Z' - created_at),
    format('%s.%s.%s.%s', 1 + number % 220, number / 220 % 250, number / 55000 % 250, 7),
    exp(pg_temp.draw(number, 21) * ln(2000))::integer
  FROM (SELECT *, $1::bigint - 1 + row_number() OVER (ORDER BY created_at) AS number FROM arriving) numbered
  WHERE has_logged_in`
