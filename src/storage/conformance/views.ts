// What every store of saved views and preferences must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { PreferenceStore } from '../../views/preferences.ts'
import type { ViewStore } from '../../views/view.ts'

export interface ViewSubject {
  readonly views: ViewStore
  readonly preferences: PreferenceStore
  /** The stores of another application over the same rows. */
  readonly elsewhere: { readonly views: ViewStore; readonly preferences: PreferenceStore }
  /** Two operators. */
  readonly operators: readonly [string, string]
}

const firstPage = { kind: 'cursor', after: null, limit: 20, withTotal: false } as const
const at = (minute: number) => new Date(Date.UTC(2026, 10, 22, 12, minute))

export function viewStoreContract(open: () => Promise<ViewSubject>): void {
  let subject: ViewSubject
  beforeAll(async () => {
    subject = await open()
    const [olivia, kim] = subject.operators
    const view = { list: 'users', description: null, search: 'mfa=none' } as const
    await subject.views.insert({ ...view, id: 'vw_1', ownerId: olivia, name: 'Own', isShared: false, createdAt: at(1) })
    await subject.views.insert({ ...view, id: 'vw_2', ownerId: kim, name: 'Shared', isShared: true, createdAt: at(2) })
    await subject.views.insert({ ...view, id: 'vw_3', ownerId: kim, name: 'Kept', isShared: false, createdAt: at(3) })
    await subject.views.insert({
      ...view,
      id: 'vw_4',
      list: 'audit',
      ownerId: olivia,
      name: 'Of the audit',
      isShared: true,
      createdAt: at(4),
    })
  })

  describe('views', () => {
    test('each operator has their own and those that are shared, the oldest first', async () => {
      const idsFor = async (operator: string) =>
        (await subject.views.listFor(operator, 'users', firstPage)).items.map(({ id }) => id)
      expect(await idsFor(subject.operators[0])).toEqual(['vw_1', 'vw_2'])
      expect(await idsFor(subject.operators[1])).toEqual(['vw_2', 'vw_3'])
      expect(await subject.views.countForInsert(subject.operators[1])).toBe(2)
    })

    test('a view is of one list and stands beside that alone', async () => {
      const { items } = await subject.views.listFor(subject.operators[1], 'audit', firstPage)
      expect(items).toMatchObject([{ id: 'vw_4', list: 'audit', owner: { id: subject.operators[0] } }])
    })

    test('a changed view comes back changed, with its owner', async () => {
      const before = await subject.views.findForChange('vw_1')
      if (before === null) throw new Error('the view is gone')
      await subject.views.save({ ...before, name: 'Renamed', search: 'seen=never', updatedAt: at(9) })
      expect(await subject.views.find('vw_1')).toMatchObject({
        name: 'Renamed',
        search: 'seen=never',
        owner: { id: subject.operators[0] },
        createdAt: at(1),
        updatedAt: at(9),
      })
    })

    test('another application sees none of them, and removes none', async () => {
      expect(await subject.elsewhere.views.find('vw_1')).toBeNull()
      expect((await subject.elsewhere.views.listFor(subject.operators[0], 'users', firstPage)).items).toEqual([])
      await subject.elsewhere.views.remove('vw_1')
      await subject.views.remove('vw_3')
      expect([(await subject.views.find('vw_1'))?.id, await subject.views.find('vw_3')]).toEqual(['vw_1', null])
    })
  })

  describe('preferences', () => {
    test('nothing is preferred at first, and changes add up', async () => {
      const [olivia, kim] = subject.operators
      const nothing = { columns: null, density: null, pageSize: null, mode: null, pinnedViews: null }
      expect(await subject.preferences.read(olivia)).toEqual(nothing)
      await subject.preferences.change(olivia, { columns: ['user'] })
      await subject.preferences.change(olivia, { pageSize: 50, mode: 'scroll' })
      await subject.preferences.change(olivia, { columns: null, density: 'compact' })
      await subject.preferences.change(olivia, { pinnedViews: ['vw_2', 'vw_1'] })
      const pinnedViews = ['vw_2', 'vw_1']
      const kept = { columns: null, density: 'compact', pageSize: 50, mode: 'scroll', pinnedViews }
      expect(await subject.preferences.read(olivia)).toEqual(kept)
      expect((await subject.preferences.read(kim)).pageSize).toBeNull()
      expect((await subject.elsewhere.preferences.read(olivia)).pageSize).toBeNull()
    })
  })
}
