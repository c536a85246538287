// What every store of notes about people must do.
import { beforeAll, expect, test } from 'vitest'
import type { PageRequest } from '../../kernel/page.ts'
import type { Note, NoteStore } from '../../notes/note.ts'
import { samplePerson } from './sample-people.ts'
import { at } from './sample-times.ts'
import { everyPage, type TwoApplications } from './two-applications.ts'

const firstPage: PageRequest = { kind: 'cursor', after: null, limit: 2, withTotal: false }
const alice = 'auth0|alice'
const bob = 'auth0|bob'

export function noteStoreContract(open: () => Promise<TwoApplications>): void {
  let applications: TwoApplications
  let notes: NoteStore
  let serial = 0
  beforeAll(async () => {
    applications = await open()
    notes = applications.stores.notes
  })

  async function written(userId: string, given: Partial<Note> = {}): Promise<Note> {
    serial += 1
    const author = { kind: 'operator', id: 'auth0|kim', name: 'Kim' } as const
    const note = { id: `note_${serial}`, userId, text: `Note ${serial}`, author, writtenAt: at(serial), ...given }
    await notes.insert(note)
    return note
  }

  const idsOf = async (userId: string, page: PageRequest) =>
    (await notes.listOf(userId, page)).items.map(({ id }) => id)

  test('TEN-04 a note is found with its person, as it was written, and by no other application', async () => {
    const note = await written(alice, { text: '<b>"Ask for Grace"</b>\n\u0645\u0631\u062d\u0628\u0627' })
    expect(await notes.find(alice, note.id)).toEqual(note)
    expect(await notes.find(bob, note.id)).toBeNull()
    const { notes: elsewhere } = applications.elsewhere
    expect(await elsewhere.find(alice, note.id)).toBeNull()
    expect((await elsewhere.listOf(alice, firstPage)).items).toEqual([])
    expect(await elsewhere.remove(alice, note.id)).toBe(false)
    expect(await notes.remove(bob, note.id)).toBe(false)
    expect(await notes.find(alice, note.id)).not.toBeNull()
  })

  test('it is removed once, by one of many at once', async () => {
    const { id } = await written(alice)
    const many = await Promise.all(Array.from({ length: 8 }, () => notes.remove(alice, id)))
    expect(many.filter(Boolean)).toHaveLength(1)
    expect(await notes.find(alice, id)).toBeNull()
  })

  test("lists are of one person, newest first, page by page, and their cursors are nobody else's", async () => {
    const made: string[] = []
    for (let count = 0; count < 3; count += 1) made.push((await written(bob)).id)
    // Of one moment: by id.
    for (const id of ['note_tie_a', 'note_tie_b']) made.push((await written(bob, { id, writtenAt: at(59) })).id)
    const newest = made.toReversed()
    expect((await everyPage(2, (page) => notes.listOf(bob, page))).map(({ id }) => id)).toEqual(newest)
    const offset = { kind: 'offset', offset: 1, limit: 3, withTotal: false } as const
    expect(await idsOf(bob, offset)).toEqual(newest.slice(1, 4))
    const { next } = await notes.listOf(bob, firstPage)
    const foreign = { ...firstPage, after: next }
    await expect(notes.listOf(alice, foreign)).rejects.toMatchObject({ code: 'invalid_cursor' })
    await expect(applications.elsewhere.notes.listOf(bob, foreign)).rejects.toMatchObject({ code: 'invalid_cursor' })
  })

  test('they go with their person, and there is none about nobody', async () => {
    const { users } = applications.stores
    await users.insert(samplePerson('con_1', 'carol'))
    const { id } = await written('auth0|carol')
    await users.remove('auth0|carol')
    expect(await notes.find('auth0|carol', id)).toBeNull()
    expect(await idsOf('auth0|carol', firstPage)).toEqual([])
    await expect(written('auth0|nobody')).rejects.toThrow()
  })
}
