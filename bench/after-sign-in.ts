// What programs ask for once somebody is signed in: fresh tokens, and who it is.
import { compare, type Figures } from './compare.ts'
import { HttpConnection, requestBytes } from './http-connection.ts'
import { type Caller, openCallers, refuseFailure } from './load.ts'
import type { RunningBench } from './running-bench.ts'
import { inTurn } from './sides.ts'
import { password, passwordGrant, type SignInSetting } from './sign-in-people.ts'
import type { Result } from './table.ts'

const callersAtOnce = 8

export async function measureAfterSignIn(bench: RunningBench, setting: SignInSetting): Promise<Result[]> {
  const { client, options, ours, floor } = bench
  const emails = setting.emails.slice(0, callersAtOnce)
  const programs = await Promise.all(emails.map((email, number) => signedIn(ours.ready.port, setting, email, number)))
  const infos = programs.map(({ tokens }) =>
    requestBytes({ path: '/userinfo', headers: [`Authorization: Bearer ${tokens.access_token}`] }),
  )
  const readers = await openCallers(ours.ready.port, callersAtOnce, inTurn(infos))
  const bare = await openCallers(floor.ready.port, callersAtOnce, inTurn(await floorReads(bench, emails)))
  const sides = {
    fresh: { callers: programs.map(({ refresh }) => refresh), child: ours },
    info: { ...readers, child: ours },
    read: { ...bare, child: floor },
  }
  const { fresh, info, read } = await compare(client, sides, options.seconds)
  for (const { close } of [...programs, readers, bare]) close()
  return [
    {
      work: 'fresh tokens by a refresh token',
      unit: 'req/s',
      ours: fresh.perSecond,
      floor: null,
      goal: null,
      detail: cost(fresh),
    },
    {
      work: 'userinfo, floor: JSON by PostgreSQL',
      unit: 'req/s',
      ours: info.perSecond,
      floor: read.perSecond,
      goal: null,
      detail: cost(info),
    },
  ]
}

function cost({ p99Ms, nodeCpuMs, databaseCpuMs }: Figures): string {
  return `p99 ${p99Ms.toFixed(1)} ms, CPU ${nodeCpuMs.toFixed(2)} + ${databaseCpuMs?.toFixed(2) ?? '?'} ms`
}

interface Tokens {
  readonly access_token: string
  readonly refresh_token: string
}

interface Program {
  readonly tokens: Tokens
  /** Takes the refresh token that came last. */
  readonly refresh: Caller
  close(): void
}

async function signedIn(port: number, setting: SignInSetting, email: string, number: number): Promise<Program> {
  const connection = await HttpConnection.open(port)
  const ask = async (request: Buffer) => {
    const answer = await connection.ask(request)
    refuseFailure(request, answer)
    return JSON.parse(answer.body.toString()) as Tokens
  }
  const tokens = await ask(passwordGrant(setting, email, password, number))
  let refreshToken = tokens.refresh_token
  return {
    tokens,
    refresh: async () => {
      const { clientId: client_id, clientSecret: client_secret } = setting
      const json = { grant_type: 'refresh_token', refresh_token: refreshToken, client_id, client_secret }
      const fresh = await ask(requestBytes({ method: 'POST', path: '/oauth/token', json }))
      refreshToken = fresh.refresh_token ?? refreshToken
    },
    close: () => connection.close(),
  }
}

async function floorReads({ client, home }: RunningBench, emails: readonly string[]): Promise<Buffer[]> {
  const { rows } = await client.query<{ id: string }>(
    'SELECT id FROM users WHERE application_id = $1 AND email = ANY ($2)',
    [home.applicationId, emails],
  )
  return rows.map(({ id }) => requestBytes({ path: `/one/json/${encodeURIComponent(id)}` }))
}
