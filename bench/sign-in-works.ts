// Signing in: through the pages and by the password grant, against the bare hash.
import type pg from 'pg'
import { matchesArgon2, requireArgon2 } from '../src/passwords/argon2.ts'
import { processHashing } from '../src/passwords/hashing.ts'
import { measureAfterSignIn } from './after-sign-in.ts'
import { compare, type Figures } from './compare.ts'
import { type Caller, openCallers } from './load.ts'
import type { RunningBench } from './running-bench.ts'
import { password, passwordGrant, prepareSignIns, type SignInSetting } from './sign-in-people.ts'
import { openBrowsers } from './sign-in-walk.ts'
import type { Result } from './table.ts'
import { measureFlood } from './wrong-logins.ts'

const callersAtOnce = 8

export async function measureSignIn(bench: RunningBench): Promise<Result[]> {
  const setting = await prepareSignIns(bench)
  return [
    ...(await measureDoors(bench, setting)),
    ...(await measureAfterSignIn(bench, setting)),
    ...(await measureFlood(bench, setting)),
  ]
}

async function measureDoors({ client, options, ours }: RunningBench, setting: SignInSetting): Promise<Result[]> {
  const { port } = ours.ready
  const browsers = await openBrowsers(port, callersAtOnce, setting)
  const programs = await openCallers(port, callersAtOnce, passwordGrants(setting))
  const sides = {
    pages: { ...browsers, child: ours },
    grant: { ...programs, child: ours },
    bare: { callers: bareVerifications(setting), child: null },
  }
  const { pages, grant, bare } = await compare(client, sides, options.seconds)
  const written = await writtenBy(client, browsers.callers[0] as Caller)
  browsers.close()
  programs.close()
  return [
    againstHash('sign-in by the pages to tokens, floor: argon2id', pages, bare),
    againstHash('sign-in by the password grant, floor: argon2id', grant, bare),
    { work: 'sign-in by the pages, log written', unit: 'kB', ours: written, floor: null, goal: null },
  ]
}

const countedSignIns = 50

/** What the database's log grows by with each piece of work, in kB; whatever else is written meanwhile counts too. */
async function writtenBy(client: pg.Client, work: Caller): Promise<number> {
  const place = async () => {
    const { rows } = await client.query<{ bytes: string }>(`SELECT pg_current_wal_insert_lsn() - '0/0' AS bytes`)
    return Number(rows[0]?.bytes)
  }
  const before = await place()
  for (let done = 0; done < countedSignIns; done += 1) await work()
  return ((await place()) - before) / countedSignIns / 1024
}

function againstHash(work: string, { perSecond, p99Ms, nodeCpuMs, databaseCpuMs }: Figures, bare: Figures): Result {
  const detail = `p99 ${p99Ms.toFixed(0)} ms, CPU ${nodeCpuMs.toFixed(1)} + ${databaseCpuMs?.toFixed(1) ?? '?'} ms`
  return { work, unit: 'per s', ours: perSecond, floor: bare.perSecond, goal: 'sign-in', detail }
}

/** The same hash with the same parameters, as many at once as the product lets through. */
function bareVerifications({ hash }: SignInSetting): Caller[] {
  const kept = requireArgon2(hash)
  const message = Buffer.alloc(32, 7)
  const verify: Caller = async () => void (await processHashing.lane.run(() => matchesArgon2(message, kept)))
  return Array.from({ length: callersAtOnce }, () => verify)
}

function passwordGrants(setting: SignInSetting): () => Buffer {
  let number = 0
  return () => {
    number += 1
    return passwordGrant(setting, setting.emails[number % setting.emails.length] as string, password, number)
  }
}
