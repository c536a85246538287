import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import { presentUser } from '../users/find-user.ts'
import type { UserStore } from '../users/user-store.ts'
import type { Note, NoteStore } from './note.ts'

export interface AddNoteDeps {
  readonly notes: NoteStore
  readonly users: Pick<UserStore, 'find'>
  readonly audit: AuditStore
  readonly clock: Clock
}

/** What it says stays out of the audit, which outlives it. Call it in a transaction. */
export async function addNote(deps: AddNoteDeps, actor: Actor, userId: string, written: string): Promise<Note> {
  const { notes, users, audit, clock } = deps
  const text = written.trim()
  if (text === '') throw invalidField('text', 'Write something.')
  const { id: knownAs } = presentUser(await users.find(userId))
  const { kind, id, name } = actor
  const note = { id: prefixedId('note'), userId: knownAs, text, author: { kind, id, name }, writtenAt: clock.now() }
  await notes.insert(note)
  await audit.record(actor, 'user.note_added', { kind: 'user', id: knownAs }, { note: note.id })
  return note
}
