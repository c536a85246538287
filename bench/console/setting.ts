// What the console is measured on: beside the people their companies, roles, factors, sessions and what happened to them,
// and an operator who looks at all that.
import { callOurApi, postedJson } from '../api-access.ts'
import type { RunningBench } from '../running-bench.ts'
import { type Person, samplePersons } from '../sample.ts'
import { addEvents } from './events.ts'
import { addHoldings } from './holdings.ts'
import { countHours } from './hours.ts'
import { becomeOwner, type Operator } from './operator.ts'
import { addOrganizations } from './organizations.ts'

export interface ConsoleSetting {
  readonly operator: Operator
  readonly people: readonly Person[]
  /** A role that about three in ten people hold. */
  readonly roleId: string
  readonly organizationIds: readonly string[]
  readonly client: { readonly id: string; readonly callback: string }
}

const callback = 'https://portal.example.com/callback'

export async function prepareConsole(bench: RunningBench): Promise<ConsoleSetting> {
  const { client, home, ours, headers, options } = bench
  const authorization = Object.fromEntries(headers.map((line) => line.split(': ', 2) as [string, string]))
  const post = async <Answer>(path: string, body: object) => {
    const { headers: type, ...posted } = postedJson(body)
    return callOurApi<Answer>(ours.ready, `/api/v2${path}`, { ...posted, headers: { ...type, ...authorization } })
  }
  const role = await post<{ id: string }>('/roles', { name: 'Reader' })
  const app = await post<{ client_id: string }>('/clients', {
    name: 'Customer portal',
    app_type: 'regular_web',
    callbacks: [callback],
  })
  await client.query(numbered, [home.applicationId])
  await client.query('CREATE INDEX ON pg_temp.numbered (number)')
  await client.query('ANALYZE pg_temp.numbered')
  const organizationIds = await addOrganizations(client, home, options.users, role.id)
  await addHoldings(client, home, role.id)
  await addEvents(client, home, { people: options.users, clientId: app.client_id })
  await countHours(bench)
  await client.query('DROP TABLE pg_temp.numbered')
  await bench.database.checkpoint()
  return {
    operator: await becomeOwner(ours.ready),
    people: await samplePersons(client, home, options.users),
    roleId: role.id,
    organizationIds,
    client: { id: app.client_id, callback },
  }
}

/** What is added to the people finds each by their number. */
const numbered = `CREATE TEMPORARY TABLE numbered AS
  SELECT row_number() OVER (ORDER BY created_at, id) AS number, id, name, created_at FROM users WHERE application_id = $1`
