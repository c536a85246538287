// What every store of presence must do.
import { beforeAll, describe, expect, test } from 'vitest'
import type { Place, PresenceStore, Tab } from '../../presence/presence.ts'

export interface PresenceSubject {
  readonly presences: PresenceStore
  /** The store of another application over the same rows. */
  readonly elsewhere: PresenceStore
  /** Olivia, an owner; Sam, of security; Kim, of support: by these names. */
  readonly operators: readonly [olivia: string, sam: string, kim: string]
  /** Takes an operator's role away. */
  readonly removeOperator: (id: string) => Promise<void>
}

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, second))
const place = (id: string, kind: Place['kind'] = 'user'): Place => ({ kind, id })

export function presenceStoreContract(open: () => Promise<PresenceSubject>): void {
  describe('presence', () => {
    let subject: PresenceSubject
    let olivia: Tab
    let sam: Tab
    let kim: Tab
    beforeAll(async () => {
      subject = await open()
      const [first, second, third] = subject.operators
      olivia = { operatorId: first, name: 'tab-of-olivia' }
      sam = { operatorId: second, name: 'tab-of-sam' }
      kim = { operatorId: third, name: 'tab-of-kim' }
    })
    const othersAt = async (where: Place, of: Tab, since: Date, atMost = 20) =>
      (await subject.presences.listOthers(where, of.operatorId, since, atMost)).map(({ name }) => name)

    test('others at the same place are told, by name and with their role, and never oneself', async () => {
      const here = place('auth0|alice')
      await subject.presences.note(olivia, here, at(1))
      await subject.presences.note({ ...olivia, name: 'another-tab' }, here, at(1))
      await subject.presences.note(sam, here, at(2))
      await subject.presences.note({ ...sam, name: 'another-tab' }, here, at(2))
      await subject.presences.note(kim, here, at(3))
      await subject.presences.note(kim, here, at(4))
      expect(await subject.presences.listOthers(here, olivia.operatorId, at(0), 20)).toEqual([
        { id: kim.operatorId, name: 'Kim', role: 'support' },
        { id: sam.operatorId, name: 'Sam', role: 'security' },
      ])
      expect(await othersAt(here, sam, at(0))).toEqual(['Kim', 'Olivia'])
      expect(await othersAt(here, sam, at(0), 1)).toEqual(['Kim'])
    })

    test('whoever was not seen since is not there', async () => {
      const here = place('auth0|bob')
      await subject.presences.note(olivia, here, at(10))
      expect(await othersAt(here, sam, at(9))).toEqual(['Olivia'])
      expect(await othersAt(here, sam, at(10))).toEqual([])
    })

    test('a place is a kind and an id', async () => {
      await subject.presences.note(olivia, place('rec_1', 'recovery-request'), at(20))
      expect(await othersAt(place('rec_1'), sam, at(0))).toEqual([])
      expect(await othersAt(place('rec_2', 'recovery-request'), sam, at(0))).toEqual([])
      expect(await othersAt(place('rec_1', 'recovery-request'), sam, at(0))).toEqual(['Olivia'])
    })

    test('a tab is at one place at a time, and leaves only where it is', async () => {
      const [first, second] = [place('auth0|carol'), place('auth0|dan')]
      await subject.presences.note(olivia, first, at(30))
      await subject.presences.note(olivia, second, at(31))
      await subject.presences.remove(olivia, first)
      expect([await othersAt(first, sam, at(0)), await othersAt(second, sam, at(0))]).toEqual([[], ['Olivia']])
      await subject.presences.note({ ...olivia, name: 'another-tab' }, second, at(32))
      await subject.presences.remove(olivia, second)
      expect(await othersAt(second, sam, at(0))).toEqual(['Olivia'])
      await subject.presences.remove({ ...olivia, name: 'another-tab' }, second)
      expect(await othersAt(second, sam, at(0))).toEqual([])
    })

    test('everybody who is anywhere is told once for a place', async () => {
      const here = place('auth0|erin')
      await subject.presences.note(sam, here, at(40))
      await subject.presences.note({ ...sam, name: 'another-tab' }, here, at(41))
      expect(await subject.presences.listAll(at(39), 10)).toEqual([{ ...here, operatorId: sam.operatorId }])
      await subject.presences.note(kim, here, at(42))
      expect(await subject.presences.listAll(at(39), 10)).toHaveLength(2)
      expect(await subject.presences.listAll(at(39), 1)).toHaveLength(1)
    })

    test('another application sees none of them, and removes none', async () => {
      const here = place('auth0|frank')
      await subject.presences.note(sam, here, at(50))
      expect(await subject.elsewhere.listOthers(here, olivia.operatorId, at(0), 20)).toEqual([])
      expect(await subject.elsewhere.listAll(at(0), 20)).toEqual([])
      await subject.elsewhere.remove(sam, here)
      await subject.elsewhere.removeSeenBefore(at(59))
      expect(await othersAt(here, olivia, at(0))).toEqual(['Sam'])
    })

    test('who was last seen before a time is forgotten, and with a role whatever its holder left', async () => {
      const here = place('auth0|grace')
      await subject.presences.note(sam, here, at(55))
      await subject.presences.note(kim, here, at(56))
      await subject.presences.removeSeenBefore(at(56))
      expect(await othersAt(here, olivia, at(0))).toEqual(['Kim'])
      expect(await subject.presences.listAll(at(0), 20)).toHaveLength(1)
      await subject.removeOperator(kim.operatorId)
      expect(await subject.presences.listAll(at(0), 20)).toEqual([])
    })
  })
}
