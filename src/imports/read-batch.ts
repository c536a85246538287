import { isUtf8 } from 'node:buffer'
import { setImmediate } from 'node:timers/promises'
import { isJsonObject } from '../kernel/json.ts'
import type { ReadBatch } from './apply-batch.ts'
import type { Destinations } from './destinations.ts'
import type { FileShape, Mapped } from './file-shape.ts'
import type { ImportFault, RefusedRecord } from './import-fault.ts'
import { type OfferDeps, type OfferedUser, offerUser } from './offered-user.ts'
import { type Damage, type RawRecord, recordMaxBytes } from './raw-record.ts'
import { readRecord } from './read-record.ts'
import { redactedRecord } from './redact-record.ts'
import { parseStrictJson, UnreadableJson } from './strict-json.ts'
import { type Converted, toRecord } from './to-record.ts'

/** Between so many records, requests that wait get their turn: about two milliseconds of work. */
const recordsAtATime = 100

/** How the records of a file are to be read that somebody described. */
export interface ReadAs {
  readonly shape: FileShape
  /** What every address counts as; null: what the file says. */
  readonly emailVerified: boolean | null
}

/**
 * Reads and checks every record of a batch; what is wrong with one is its own fault only. Without `as` each is an object
 * with the fields of an import.
 */
export async function readBatch(
  deps: OfferDeps,
  destinations: Destinations,
  sequence: number,
  records: readonly RawRecord[],
  as: ReadAs | null = null,
): Promise<ReadBatch> {
  const offered: OfferedUser[] = []
  const refused: RefusedRecord[] = []
  for (const [index, raw] of records.entries()) {
    if (index % recordsAtATime === recordsAtATime - 1) await setImmediate()
    const verdict = readOne(deps, destinations, raw, as)
    if ('faults' in verdict) refused.push(verdict)
    else offered.push(verdict)
  }
  return { sequence, offered, refused }
}

function readOne(
  deps: OfferDeps,
  destinations: Destinations,
  raw: RawRecord,
  as: ReadAs | null,
): OfferedUser | RefusedRecord {
  const { position } = raw
  const parsed = parse(raw)
  if ('fault' in parsed) return { position, record: null, faults: [parsed.fault] }
  const meant = as === null ? plain(parsed.json) : toRecord(parsed.json, as.shape)
  if (!meant.ok) return { position, record: redactedRecord(meant.record), faults: meant.faults }
  const sent = as === null ? meant.record : withVerdict(meant.record, as.emailVerified)
  const read = readRecord(sent, destinations.schema)
  const offer = read.ok ? offerUser(deps, destinations, read.record, { position, sent }) : read
  return offer.ok ? offer.offered : { position, record: redactedRecord(sent), faults: offer.faults }
}

/** What whoever imports says of every address stands over what the file says of each. */
function withVerdict(record: Mapped, emailVerified: boolean | null): Mapped {
  return emailVerified === null || record.email === undefined ? record : { ...record, email_verified: emailVerified }
}

function plain(json: unknown): Converted {
  if (isJsonObject(json)) return { ok: true, record: json }
  return { ok: false, record: null, faults: [unreadable('The record is not a JSON object')] }
}

function parse({ content }: RawRecord): { readonly json: unknown } | { readonly fault: ImportFault } {
  if (typeof content === 'string') return { fault: unreadable(damages[content]) }
  if (!isUtf8(content)) return { fault: unreadable('The record is not UTF-8 text') }
  try {
    return { json: parseStrictJson(content.toString('utf8')) }
  } catch (refusal) {
    if (!(refusal instanceof UnreadableJson)) throw refusal
    return { fault: unreadable(refusal.message) }
  }
}

const damages: Readonly<Record<Damage, string>> = {
  'too-long': `The record is longer than ${recordMaxBytes} bytes`,
  'cut-short': 'The file ends before its array does: it was cut short, and records may be missing',
  'open-quote': 'A quote is opened in this row and never closed: the rest of the file is in one cell',
}

function unreadable(message: string): ImportFault {
  return { code: 'INVALID_JSON', message }
}
