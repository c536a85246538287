// Events of the audit as a table for spreadsheets: those that a filter finds, and those of one user.
import type { AuditEvent } from '../../../audit/audit-event.ts'
import type { AuditFilter } from '../../../audit/audit-search.ts'
import { failureTypes } from '../../../audit/event-result.ts'
import type { Directory } from '../../../directory.ts'
import { csvLine } from '../../../imports/csv.ts'
import type { PageRequest } from '../../../kernel/page.ts'

/** What is older is reached by `until`. */
export const eventsAtMost = 10_000
const eventsAtOnce = 200

interface NewestEvents {
  readonly events: readonly AuditEvent[]
  /** Whether these are all. */
  readonly isComplete: boolean
}

/** Read before the first byte leaves: a search that takes too long is refused, and how many there are is recorded. */
export async function newestEvents({ stores }: Directory, filter: AuditFilter): Promise<NewestEvents> {
  const events: AuditEvent[] = []
  let after: string | null = null
  do {
    const page: PageRequest = { kind: 'cursor', after, limit: eventsAtOnce, withTotal: false }
    const { items, next } = await stores.auditSearch.search(filter, page)
    events.push(...items)
    after = next
  } while (after !== null && events.length < eventsAtMost)
  return { events, isComplete: after === null }
}

/** `names` are those of subjects, as far as the reader may know them. */
export async function* eventLines(
  events: readonly AuditEvent[],
  names: ReadonlyMap<string, string>,
  time: (moment: Date) => string,
): AsyncIterable<string> {
  yield csvLine(columns)
  for (let from = 0; from < events.length; from += eventsAtOnce) {
    yield events
      .slice(from, from + eventsAtOnce)
      .map((event) => csvLine(cellsOf(event, names, time)))
      .join('')
  }
}

const columns = [
  'time',
  'event',
  'result',
  'actor',
  'actor_kind',
  'actor_id',
  'subject',
  'subject_kind',
  'subject_id',
  'ip',
  'user_agent',
  'request_id',
  'changes',
  'id',
]

function cellsOf(
  event: AuditEvent,
  names: ReadonlyMap<string, string>,
  time: (moment: Date) => string,
): readonly unknown[] {
  const { id, at, type, actor, subject, ip, userAgent, requestId, details } = event
  const result = failureTypes.includes(type) ? 'failure' : 'success'
  const about = subject === null ? [] : [names.get(subject.id), subject.kind, subject.id]
  const [subjectName, subjectKind, subjectId] = about
  const by = [actor.name, actor.kind, actor.id]
  return [time(at), type, result, ...by, subjectName, subjectKind, subjectId, ip, userAgent, requestId, details, id]
}
