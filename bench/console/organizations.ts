import type pg from 'pg'
import { type Home, settleTables } from '../people.ts'

/** 5,000 among a million people. */
const peopleOfEach = 200
const fewest = 20

/** Companies of which a third of all people are members, some with a role there. */
export async function addOrganizations(
  client: pg.Client,
  { applicationId }: Home,
  people: number,
  roleId: string,
): Promise<string[]> {
  const count = Math.max(fewest, Math.floor(people / peopleOfEach))
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO organizations (application_id, id, name, display_name, settings, created_at)
     SELECT $1, 'org_' || left(md5('organization ' || number), 16), 'company-' || number, 'Company ' || number, '{}',
       timestamptz '2023-01-01T00:00:00Z' + number * interval '1 hour'
     FROM generate_series(1, $2::integer) AS number RETURNING id`,
    [applicationId, count],
  )
  const ids = rows.map(({ id }) => id)
  await client.query(
    `INSERT INTO organization_members (application_id, organization_id, user_id, joined_at)
     SELECT $1, ($2::text[])[1 + number % $3::integer], id, created_at
     FROM pg_temp.numbered WHERE pg_temp.draw(number, 30) < 0.33`,
    [applicationId, ids, count],
  )
  await client.query(
    `INSERT INTO member_roles (application_id, organization_id, user_id, role_id, assigned_at)
     SELECT application_id, organization_id, user_id, $2, joined_at FROM organization_members
     WHERE application_id = $1 AND hashtext(user_id) % 5 = 0`,
    [applicationId, roleId],
  )
  await settleTables(client, ['organizations', 'organization_members', 'member_roles'])
  return ids
}
