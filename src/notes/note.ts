// Notes: what those who help a person should know of them, in words of their own. They are data of the person: part of
// what they may download, and gone with them.
import type { Actor } from '../kernel/actor.ts'
import { RollcallError } from '../kernel/errors.ts'
import type { Page, PageRequest } from '../kernel/page.ts'

export interface Note {
  readonly id: string
  readonly userId: string
  /** Plain text. */
  readonly text: string
  readonly author: Pick<Actor, 'kind' | 'id' | 'name'>
  readonly writtenAt: Date
}

export interface NoteStore {
  insert(note: Note): Promise<void>
  find(userId: string, id: string): Promise<Note | null>
  /** Newest first. */
  listOf(userId: string, page: PageRequest): Promise<Page<Note>>
  /** False when it was gone. */
  remove(userId: string, id: string): Promise<boolean>
}

export function noteNotFound(): RollcallError {
  return new RollcallError('note_not_found', 'There is no such note about this user.')
}
