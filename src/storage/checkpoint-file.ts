// Checkpoints beside the database, of all logs of an installation: before each note a line with its time, between two an
// empty one. What is copied from here elsewhere, nobody rolls back.
import { createReadStream } from 'node:fs'
import { appendFile, open, readFile, rename, writeFile } from 'node:fs/promises'
import type { CheckpointAnchor, CheckpointWitness } from '../seals/checkpoint-witness.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000

export function checkpointFile(file: string, now: () => Date = () => new Date()): CheckpointWitness {
  let thinnedAt = 0
  // One after the other: nothing is appended to a file that is about to be replaced.
  let last: Promise<void> = Promise.resolve()
  const inTurn = (work: () => Promise<void>) => {
    const done = last.then(work)
    last = done.catch(() => undefined)
    return done
  }
  return {
    keep: (note) =>
      inTurn(async () => {
        await appendFile(file, `${entryOf(note, now())}\n`, { mode: 0o600 })
        if (now().getTime() < thinnedAt + hourMs) return
        thinnedAt = now().getTime()
        await thin(file, new Date(thinnedAt - dayMs))
      }),
    read: () => piecesOf(file),
  }
}

/** A file that is only ever added to. Throws an Error that names the setting where that cannot be done. */
export async function anchorFile(file: string, now: () => Date = () => new Date()): Promise<CheckpointAnchor> {
  try {
    await addTo(file, '')
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault)
    throw new Error(`AUDIT_ANCHOR_FILE names ${file}, which cannot be added to: ${why}`, { cause: fault })
  }
  return {
    probe: () => addTo(file, '\n'),
    // On a line of its own also behind an entry that broke off, on a full disk for example.
    keep: (note) => addTo(file, `\n${entryOf(note, now())}`),
    read: () => createReadStream(file, 'utf8'),
  }
}

async function addTo(file: string, text: string): Promise<void> {
  const handle = await open(file, 'a', 0o600)
  try {
    await handle.appendFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Before the first checkpoint there is no file. */
async function* piecesOf(file: string): AsyncIterable<string> {
  try {
    yield* createReadStream(file, 'utf8')
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
  }
}

function entryOf(note: string, at: Date): string {
  return `# ${at.toISOString()}\n${note}`
}

/** Of what is older the first of each hour and log stays; a note without a time stays too. */
async function thin(file: string, before: Date): Promise<void> {
  const text = await readFile(file, 'utf8')
  const entries = text.split(/^(?=# \d)/m)
  const seen = new Set<string>()
  const newest = new Map(entries.map((entry, place) => [originOf(entry), place]))
  const kept = entries.filter((entry, place) => {
    const time = /^# (\S+)\n/.exec(entry)?.[1]
    if (time === undefined || time >= before.toISOString() || newest.get(originOf(entry)) === place) return true
    const hour = `${time.slice(0, 13)} ${originOf(entry)}`
    return !seen.has(hour) && seen.add(hour)
  })
  if (kept.length === entries.length) return
  await writeFile(`${file}.new`, kept.join(''), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

function originOf(entry: string): string {
  return entry.split('\n')[1] ?? ''
}
