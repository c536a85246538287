import type pg from 'pg'
import type { Home } from './people.ts'

/** Somebody to ask about. */
export interface Person {
  readonly id: string
  readonly email: string
  readonly name: string
  readonly givenName: string
  readonly familyName: string
  readonly domain: string
  readonly tenant: string
  /** Letters and digits that only this person's e-mail address has. */
  readonly rarePart: string
}

const samplePeople = 200

/** People spread evenly over the first `among`, the same ones whatever came after them. */
export async function samplePersons(client: pg.Client, { applicationId }: Home, among: number): Promise<Person[]> {
  const { rows } = await client.query<Omit<Person, 'rarePart'>>(
    `SELECT id, email, name, given_name AS "givenName", family_name AS "familyName", email_domain AS domain,
       app_metadata->>'tenant' AS tenant
     FROM (SELECT *, row_number() OVER (ORDER BY created_at, id) AS place FROM users
       WHERE application_id = $1 ORDER BY created_at, id LIMIT $2) first
     WHERE place % greatest($2::integer / $3::integer, 1) = 0`,
    [applicationId, among, samplePeople],
  )
  // Everybody's own number stands before the @.
  return rows.map((person) => ({ ...person, rarePart: `${person.email.split('@', 1)[0]!.slice(-8)}@` }))
}
