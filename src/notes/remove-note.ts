import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import { type NoteStore, noteNotFound } from './note.ts'

export interface RemoveNoteDeps {
  readonly notes: NoteStore
  readonly audit: AuditStore
}

/** Its author may, and whoever may delete the person with all there is about them. Call it in a transaction. */
export async function removeNote(deps: RemoveNoteDeps, actor: Actor, userId: string, id: string): Promise<void> {
  const { notes, audit } = deps
  const note = await notes.find(userId, id)
  if (note === null) throw noteNotFound()
  const isOwn = note.author.id === actor.id && note.author.kind === actor.kind
  if (!isOwn && !actor.permissions.has('delete:users')) {
    throw new RollcallError('not_permitted', `Only ${note.author.name} or an admin can remove this note.`)
  }
  if (!(await notes.remove(userId, id))) throw noteNotFound()
  await audit.record(actor, 'user.note_removed', { kind: 'user', id: userId }, { note: id })
}
