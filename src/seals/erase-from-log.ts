// Taking people out of the log: values and salts go, commitments stay, and a signed list says of which events
// (security.md 5.9). Without its salt a commitment tells nothing, not even to whoever guesses the value.
import { sign } from 'node:crypto'
import type { AuditEventType } from '../audit/event-types.ts'
import { prefixedId } from '../kernel/ids.ts'
import { type CoveredFields, type Covers, coversStatement } from '../sealed-log/leaf.ts'
import { detailsPrefix } from './leaf-fields.ts'
import { type LogKey, type LogKeyDeps, openLogKey } from './log-key.ts'
import type { ErasedFields, PersonalEvent } from './seal-store.ts'
import type { Forgetting } from './trace-store.ts'

export type ErasePeopleInput = Forgetting & {
  readonly userIds: readonly string[]
  /** Recovery requests and invitations of these people: what is recorded about one is about them. */
  readonly relatedIds: readonly string[]
  /** What names them: searches for it are not to be found afterwards. */
  readonly names: readonly string[]
}

/**
 * Anonymising leaves the ids, by which events stay attributable (S000-44). Answers what the event about the erasure is to carry. Call it in the transaction of the erasure. What still waits for its
 * number is sealed as it is left: of that nothing needs to be told.
 */
export async function erasePeople(deps: LogKeyDeps, input: ErasePeopleInput): Promise<Covers> {
  const { seals } = deps
  const { userIds, relatedIds, names } = input
  const tombstone = input.mode === 'erase' ? input.tombstone : null
  const people = { users: new Set(userIds), related: new Set(relatedIds), mode: input.mode }
  const key = await openLogKey(deps)
  const covered = new Map<string, { readonly fields: readonly string[]; readonly sequences: readonly number[] }>()
  for (let after: number | null = 0; after !== null; ) {
    const events = await seals.ofPeople([...userIds, ...relatedIds], names, after)
    const erased = grouped(events.map((event) => [event, fieldsOf(event, people)]))
    await seals.erase(tombstone, erased)
    for (const { fields, sequences } of erased) {
      if (sequences.length === 0) continue
      const known = covered.get(fields.join(' ')) ?? { fields, sequences: [] }
      covered.set(fields.join(' '), { fields, sequences: [...known.sequences, ...sequences] })
    }
    after = events.at(-1)?.eventId ?? null
  }
  return coversOf(
    key,
    [...covered.values()].map(({ fields, sequences }) => ({ fields, ranges: rangesOf(sequences) })),
  )
}

export function coversOf(key: LogKey, groups: readonly CoveredFields[]): Covers {
  const tombstone = prefixedId('tombstone')
  const signature = sign(null, coversStatement(key.origin, { groups, tombstone }), key.privateKey)
  return { groups, tombstone, signature: signature.toString('base64url') }
}

/** What is ours or configured, and names nobody. Whatever is not listed goes. */
const keptDetails: ReadonlySet<string> = new Set(
  `fields connection connectionId client clients organization role roles roleId scope audience grant isMailed by act acts
  lock status methods factors factor id ids session sessions tokens except refreshToken count records complete upsert
  format job purpose until attempts kind code restored verdict invitation days left credential removed expiresAt lost
  isOwnerTold message strategy permissions state error request identities`.split(/\s+/),
)

/** Whose reasons are words of ours; elsewhere somebody typed them (S000-51). */
const ownReasons: ReadonlySet<AuditEventType> = new Set(['user.sign_in_failed', 'user.password_changed'])

/** Somebody else by their own sign-in: an operator, a key, or whoever administers an organization (S002-33). */
const others: ReadonlySet<string> = new Set(['operator', 'api-key', 'user'])

interface ErasedPeople {
  readonly users: ReadonlySet<string>
  readonly related: ReadonlySet<string>
  readonly mode: 'anonymise' | 'erase'
}

function fieldsOf(personal: PersonalEvent, { users, related, mode }: ErasedPeople): string[] {
  const { event, fields, hasRequestQuery, isFromProgram } = personal
  const isSubject = event.subject?.kind === 'user' && users.has(event.subject.id)
  const isRelated = event.subject !== null && related.has(event.subject.id)
  const isActor = users.has(event.actor.id)
  // Somebody else was linked to them, or they to somebody else: the event tells of both.
  const isNamed = !isSubject && users.has(String(event.details.identity))
  if (!isSubject && !isRelated && !isActor && !isNamed) return fields.filter((name) => name === `${detailsPrefix}q`)
  // Who acts on somebody else is not where that person is.
  const isTheirPlace = isActor || !(isNamed || isFromProgram || others.has(event.actor.kind))
  const isErased = mode === 'erase'
  const goes: Readonly<Record<string, boolean>> = {
    actorId: isErased && isActor,
    actorName: isActor,
    subjectId: isErased && isSubject,
    ip: isTheirPlace,
    userAgent: isTheirPlace,
    request: isErased || hasRequestQuery,
    [`${detailsPrefix}identity`]: isErased && users.has(String(event.details.identity)),
  }
  return fields.filter((name) =>
    name.startsWith(detailsPrefix) && goes[name] === undefined ? goesOfDetails(event.type, name) : goes[name] === true,
  )
}

function goesOfDetails(type: AuditEventType, name: string): boolean {
  const key = name.slice(detailsPrefix.length)
  return key === 'reason' ? !ownReasons.has(type) : !keptDetails.has(key)
}

/** Events by the set of what they lose. */
function grouped(erased: readonly (readonly [PersonalEvent, readonly string[]])[]): ErasedFields[] {
  const groups = Map.groupBy(
    erased.filter(([, fields]) => fields.length > 0),
    ([, fields]) => fields.toSorted().join(' '),
  )
  return [...groups.values()].map((members) => ({
    fields: (members[0]?.[1] ?? []).toSorted(),
    eventIds: members.map(([{ eventId }]) => eventId),
    sequences: members.map(([{ sequence }]) => sequence).filter((sequence) => sequence !== null),
  }))
}

function rangesOf(sequences: readonly number[]): [number, number][] {
  const ranges: [number, number][] = []
  for (const sequence of sequences.toSorted((one, other) => one - other)) {
    const last = ranges.at(-1)
    if (last !== undefined && last[1] === sequence - 1) last[1] = sequence
    else ranges.push([sequence, sequence])
  }
  return ranges
}
