// Internal notes about a user, for those who help them (console.md 3.4).
import { type Static, Type } from 'typebox'
import { addNote } from '../../../notes/add-note.ts'
import type { Note } from '../../../notes/note.ts'
import { removeNote } from '../../../notes/remove-note.ts'
import { presentUser } from '../../../users/find-user.ts'
import { closed, named, pageOf, text, timestamp } from '../answers.ts'
import { type PageQuery, pageAnswer, pageQuery, pageRequest } from '../paging.ts'
import { type Answer, type Call, created, noContent, type Route } from '../route.ts'

const noteBody = Type.Object(
  { text: Type.String({ minLength: 1, maxLength: 2_000, description: 'Plain text, at most 2,000 characters.' }) },
  { additionalProperties: false },
)
const note = closed({ id: text, text, author: named, writtenAt: timestamp }, 'Note')

const path = '/users/:id/notes'
const mayWrite = ['update:users', 'suspend:users']

export const noteRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    access: ['read:users'],
    query: pageQuery,
    summary: 'List the internal notes about a user',
    answers: { 200: pageOf(note) },
    handle: list,
  },
  {
    method: 'POST',
    path,
    access: mayWrite,
    body: noteBody,
    summary: 'Add an internal note about a user',
    answers: { 201: note },
    handle: add,
  },
  {
    method: 'DELETE',
    path: `${path}/:noteId`,
    access: mayWrite,
    summary: 'Remove an internal note about a user',
    answers: { 204: null },
    handle: remove,
  },
]

async function list({ params, query, directory }: Call<PageQuery>): Promise<Answer> {
  const request = pageRequest(query)
  const { id } = presentUser(await directory.stores.users.find(params.id as string))
  return pageAnswer(await directory.stores.notes.listOf(id, request), request, noteJson)
}

async function add({ actor, params, body, directory }: Call<unknown, Static<typeof noteBody>>): Promise<Answer> {
  return created(noteJson(await directory.change((deps) => addNote(deps, actor, params.id as string, body.text))))
}

async function remove({ actor, params, directory }: Call): Promise<Answer> {
  const { id, noteId } = params as { id: string; noteId: string }
  await directory.change((deps) => removeNote(deps, actor, id, noteId))
  return noContent
}

function noteJson({ id, text: words, author, writtenAt }: Note) {
  return { id, text: words, author, writtenAt }
}
