import { withRole } from '../../../lib/role-words.ts'
import { t } from '../../../lib/text.ts'
import type { AuditEvent } from './user-events.ts'

type Names = Readonly<Record<string, string>>

/** The name now, and the one at the time where that is another. */
export function actorName({ actor }: Pick<AuditEvent, 'actor'>, names: Names): string {
  const now = names[actor.id]
  if (now === undefined || now === actor.name) return actor.name
  return t('{name} (then {before})', { name: now, before: actor.name })
}

/** The same with the console role of that time, where it was kept. */
export function actorThen(event: Pick<AuditEvent, 'actor'>, names: Names): string {
  const { role } = event.actor
  const name = actorName(event, names)
  return role == null ? name : withRole(name, role)
}

/** Who is gone without a trace has a short mark that stays the same. */
export function subjectName({ subject }: Pick<AuditEvent, 'subject'>, names: Names): string | null {
  if (subject === null) return null
  const name = names[subject.id]
  if (name !== undefined) return name
  if (/^(erased|tombstone)/i.test(subject.id)) return t('Erased user #{mark}', { mark: subject.id.slice(-4) })
  return subject.id
}

export interface NamedValue {
  readonly value: string
  readonly label: string
}

/** The ids that events tell under this name, each once. */
export function toldValues(
  events: readonly Pick<AuditEvent, 'changes'>[],
  field: 'organization' | 'client',
  names: Names,
): readonly NamedValue[] {
  const ids = events.flatMap(({ changes }) => (typeof changes?.[field] === 'string' ? [changes[field]] : []))
  return once(ids.map((id) => ({ value: id, label: names[id] ?? id })))
}

export function once(values: readonly NamedValue[]): readonly NamedValue[] {
  return [...new Map(values.map((one) => [one.value, one])).values()]
}
