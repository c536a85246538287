// What every store of pauses of changes must do.
import { beforeEach, describe, expect, test } from 'vitest'
import type { ChangePause, ChangePauseStore } from '../../applications/change-pause.ts'

export interface ChangePauseSubject {
  readonly changePauses: ChangePauseStore
  /** The store of another application over the same rows. */
  readonly elsewhere: ChangePauseStore
}

const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 12, minute))
const by = { kind: 'operator', id: 'opr_1', name: 'Sam' } as const
const pause: ChangePause = { since: at(0), until: null, reason: 'Restoring a backup', by }

export function changePauseContract(open: () => Promise<ChangePauseSubject>): void {
  describe('a pause of changes', () => {
    let subject: ChangePauseSubject
    beforeEach(async () => {
      subject = await open()
    })

    test('stands in its application until somebody ends it, and the next one takes its place', async () => {
      const { changePauses, elsewhere } = subject
      expect(await changePauses.find(at(1))).toBeNull()
      await changePauses.set(pause)
      expect(await changePauses.find(at(1))).toEqual(pause)
      const next = { ...pause, until: at(30), reason: null }
      await changePauses.set(next)
      expect(await changePauses.find(at(1))).toEqual(next)
      expect(await elsewhere.find(at(1))).toBeNull()
      expect(await elsewhere.end(at(1))).toBe(false)
      expect(await changePauses.end(at(1))).toBe(true)
      expect(await changePauses.find(at(1))).toBeNull()
      expect(await changePauses.end(at(1))).toBe(false)
    })

    test('ends by itself at its end, and what has ended is dropped', async () => {
      const { changePauses } = subject
      await changePauses.set({ ...pause, until: at(30) })
      await changePauses.removeEnded(at(29))
      expect(await changePauses.find(at(29))).not.toBeNull()
      expect(await changePauses.find(at(30))).toBeNull()
      expect(await changePauses.end(at(30))).toBe(false)
      await changePauses.removeEnded(at(30))
      expect(await changePauses.find(at(29))).toBeNull()
    })
  })
}
