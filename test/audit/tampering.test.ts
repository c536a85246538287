import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor } from '../../src/kernel/actor.ts'
import { type LogReport, verifyLog } from '../../src/sealed-log/verify-log.ts'
import { startTestApp, type TestApp } from '../support/test-app.ts'

let app: TestApp
let key: string
let lines: string[]
const events = 50

beforeAll(async () => {
  app = await startTestApp()
  key = (await app.v1('GET', '/audit/key')).body.key
  await record(events)
  lines = await exported()
})
afterAll(() => app.close())

async function record(count: number): Promise<void> {
  const actor = { ...systemActor, ip: '203.0.113.7', userAgent: 'Firefox', requestId: 'r' }
  const subjects = Array.from({ length: count }, (_, number) => ({ kind: 'user', id: `auth0|t${number}` }) as const)
  await app.app.directory.change(({ audit }) =>
    audit.recordEach(actor, 'user.updated', subjects, { fields: ['name'], connection: 'Home' }),
  )
}

async function exported(): Promise<string[]> {
  const response = await fetch(`${app.url}api/v1/audit/export`, { headers: { 'x-api-key': app.apiKey } })
  return (await response.text()).trimEnd().split('\n')
}

function verified(file: readonly string[]): Promise<LogReport> {
  return verifyLog({
    open: async function* () {
      yield* file
    },
    key,
    kept: '',
  })
}

/** Numbers from a seed, so that what fails once fails again. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

type Line = Record<string, unknown> & {
  sequence: number
  values: Record<string, unknown>
  salts: Record<string, string>
}

const anyOf = <Item>(items: readonly Item[], roll: (below: number) => number) => items[roll(items.length)] as Item

/** Each answers the numbers it touched. */
const tricks: Readonly<Record<string, (file: string[], at: number, roll: (below: number) => number) => number[]>> = {
  'a value changed': (file, at, roll) => changed(file, at, ({ values }) => spoil(values, roll)),
  'a salt changed': (file, at, roll) => changed(file, at, ({ salts }) => spoil(salts, roll)),
  'a commitment changed': (file, at, roll) => changed(file, at, (line) => spoil(line.commitments as object, roll)),
  'a clear field changed': (file, at, roll) =>
    changed(file, at, (line) => {
      line[anyOf(['at', 'nodeAt', 'sealedAt', 'type', 'actorKind', 'subjectKind'], roll)] = '2026-01-01T00:00:00.000Z'
    }),
  'a value and its salt taken': (file, at, roll) =>
    changed(file, at, ({ values, salts }) => {
      const name = anyOf(Object.keys(salts), roll)
      delete values[name]
      delete salts[name]
    }),
  'the leaf hash changed': (file, at) =>
    changed(file, at, (line) => {
      line.leafHash = Buffer.alloc(32, 7).toString('base64url')
    }),
  'an event taken': (file, at) => {
    file.splice(at, 1)
    return [at]
  },
  'an event put in twice': (file, at, roll) => {
    file.splice(1 + roll(file.length - 1), 0, file[at] as string)
    return [at]
  },
  'two events swapped': (file, at, roll) => {
    const other = 1 + ((at + roll(file.length - 3)) % (file.length - 1))
    if (other === at) return []
    const held = file[at] as string
    file[at] = file[other] as string
    file[other] = held
    return [at, other]
  },
  'an event put in between, as of the log': (file, at, roll) => {
    const line = JSON.parse(file[at] as string) as Line
    file.splice(1 + roll(file.length - 1), 0, JSON.stringify({ ...line, sequence: file.length }))
    return [file.length - 1]
  },
}

function changed(file: string[], at: number, change: (line: Line) => void): number[] {
  const line = JSON.parse(file[at] as string) as Line
  change(line)
  file[at] = JSON.stringify(line)
  return [line.sequence]
}

function spoil(fields: object, roll: (below: number) => number): void {
  const record = fields as Record<string, unknown>
  record[anyOf(Object.keys(record), roll)] = `x${roll(1_000_000)}`
}

test('an untouched log has no fault', async () => {
  expect(await verified(lines)).toMatchObject({ isIntact: true, faults: [] })
})

test('a value without its salt, and names that every object knows, are named by the number of their event', async () => {
  const names = ['constructor', '__proto__', 'toString']
  const file = [...lines]
  const touched = names.flatMap((name, place) => {
    const at = 3 + place * 2
    const line = JSON.parse(file[at] as string) as Line
    const into = (fields: unknown, value: string) => `${JSON.stringify(fields).slice(0, -1)},"${name}":"${value}"}`
    const { values, salts, ...rest } = line
    const both = `"values":${into(values, 'x')},"salts":${place === 0 ? into(salts, 'AAAA') : JSON.stringify(salts)}`
    file[at] = `${JSON.stringify(rest).slice(0, -1)},${both}}`
    return [line.sequence]
  })
  touched.push(...changed(file, 12, ({ salts }) => delete salts.actorId))
  const { faults } = await verified(file)
  expect(faults.map(({ sequence }) => sequence)).toEqual(expect.arrayContaining(touched))
  expect(new Set(faults.map(({ sequence }) => sequence))).toEqual(new Set(touched))
  expect(faults.find(({ sequence }) => sequence === touched[3])?.fault).toContain('has no salt')
})

test('AUD-03 each of 700 random edits, removals, insertions and swaps of an export is named by its number', async () => {
  const roll = dice(20_261_122)
  const names = Object.keys(tricks)
  let done = 0
  for (let round = 0; round < 70; round += 1) {
    // Several in one file, each in a stretch of its own, so that one does not hide the other.
    const file = [...lines]
    const touched: number[] = []
    const byTrick = names.slice(0, 6)
    byTrick.forEach((name, place) => {
      const stretch = Math.floor((lines.length - 1) / byTrick.length)
      touched.push(...(tricks[name] as (typeof tricks)[string])(file, 1 + place * stretch + roll(stretch), roll))
    })
    const report = await verified(file)
    expect(new Set(report.faults.map(({ sequence }) => sequence))).toEqual(new Set(touched))
    done += byTrick.length
    for (const name of names.slice(6)) {
      const one = [...lines]
      const sequences = (tricks[name] as (typeof tricks)[string])(one, 1 + roll(lines.length - 1), roll)
      const found = new Set((await verified(one)).faults.map(({ sequence }) => sequence))
      expect({ name, missed: sequences.filter((sequence) => !found.has(sequence)) }).toEqual({ name, missed: [] })
      expect([...found].filter((sequence) => !sequences.includes(sequence as number))).toEqual([])
      done += 1
    }
  }
  expect(done).toBe(700)
}, 120_000)

test('AUD-03 each of 300 changes that an owner makes in the database, past its triggers, is named by its number', async () => {
  const roll = dice(7)
  await record(320)
  lines = await exported()
  const size = lines.length - 1
  const client = new pg.Client(app.connection)
  await client.connect()
  try {
    const { rows } = await client.query(`SELECT application_id FROM audit_keys WHERE origin = $1`, [key.split('+')[0]])
    const [{ application_id: number }] = rows
    for (const table of ['audit_events', 'audit_seals']) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    const event = `application_id = ${number} AND id = (SELECT event_id FROM audit_seals
      WHERE application_id = ${number} AND sequence = $1)`
    const seal = `application_id = ${number} AND sequence = $1`
    const statements = [
      `UPDATE audit_events SET actor_name = actor_name || '.' WHERE ${event}`,
      `UPDATE audit_events SET actor_role = 'owner' WHERE ${event}`,
      `UPDATE audit_events SET at = at - interval '1 ms' WHERE ${event}`,
      `UPDATE audit_events SET type = 'user.created' || id WHERE ${event}`,
      `UPDATE audit_events SET details = details || '{"more": 1}' WHERE ${event}`,
      `UPDATE audit_events SET ip = NULL WHERE ${event}`,
      `UPDATE audit_seals SET salts = salts - 'actorId' WHERE ${seal}`,
      `UPDATE audit_seals SET commitments = commitments || '{"actorId": "x"}' WHERE ${seal}`,
      `UPDATE audit_seals SET leaf_hash = sha256(leaf_hash) WHERE ${seal}`,
      `DELETE FROM audit_seals WHERE ${seal}`,
    ]
    await client.query('DELETE FROM outbox')
    const touched = new Map<number, string>()
    while (touched.size < 300) {
      // The first and the last few are of the start and of the export.
      const sequence = 1 + roll(size)
      const statement = anyOf(statements, roll)
      if (touched.has(sequence)) continue
      const isBare = /ip = NULL/.test(statement) && JSON.parse(lines[sequence] as string).values.ip === undefined
      if (isBare) continue
      expect((await client.query(statement, [sequence])).rowCount).toBe(1)
      touched.set(sequence, statement)
    }
    const report = await verified(await exported())
    const found = new Set(report.faults.map(({ sequence }) => sequence).filter((sequence) => sequence !== null))
    const missed = [...touched].filter(([sequence]) => !found.has(sequence))
    expect(missed).toEqual([])
    expect([...found].filter((sequence) => !touched.has(sequence as number))).toEqual([])
    expect((await app.v1('GET', '/audit/integrity')).body.state).toBe('broken')
  } finally {
    await client.end()
  }
})
