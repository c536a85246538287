// What every store of caller prompts must do: a person is asked one thing at a time, in one session, and the first answer
// ends it.
import { createHash } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { CallerPrompt, CallerPromptStore } from '../../caller-verification/caller-prompt.ts'
import { at } from './sample-times.ts'
import type { TwoApplications } from './two-applications.ts'

const hashOf = (number: string) => createHash('sha256').update(number).digest()
const alice = 'auth0|alice'
const bob = 'auth0|bob'
const kim = { kind: 'operator', id: 'auth0|kim', name: 'Kim' } as const
const sam = { kind: 'operator', id: 'auth0|sam', name: 'Sam' } as const

export function callerPromptStoreContract(open: () => Promise<TwoApplications>): void {
  let store: CallerPromptStore
  let elsewhere: CallerPromptStore
  let serial = 0
  beforeAll(async () => {
    const applications = await open()
    store = applications.stores.callerPrompts
    elsewhere = applications.elsewhere.callerPrompts
  })
  beforeEach(() => store.removeEnded(at(1_000)))

  function made(given: Partial<CallerPrompt> = {}): CallerPrompt {
    serial += 1
    return {
      id: `cv_${serial}`,
      userId: alice,
      sessionId: 'ses_laptop',
      agent: kim,
      channelChangedAt: null,
      startedAt: at(0),
      validUntil: at(10),
      answer: null,
      answeredAt: null,
      ...given,
    }
  }
  async function asked(given: Partial<CallerPrompt> = {}): Promise<CallerPrompt> {
    const prompt = made(given)
    expect(await store.insert(prompt, hashOf('47'))).toBe(true)
    return prompt
  }
  const answer = (
    { id }: Pick<CallerPrompt, 'id'>,
    number: string | null = '47',
    given: { readonly userId?: string; readonly sessionId?: string } = {},
    minute = 1,
  ) =>
    store.answer(
      { id, userId: alice, sessionId: 'ses_laptop', numberHash: number === null ? null : hashOf(number), ...given },
      at(minute),
    )

  test('TEN-04 it is found as it was asked, while it is open, and in its application alone', async () => {
    const prompt = await asked({ channelChangedAt: at(0) })
    expect(await store.findOpen(alice, at(9))).toEqual(prompt)
    expect(await store.findOpen(alice, at(10))).toBeNull()
    expect(await store.findOpen(bob, at(1))).toBeNull()
    expect(await store.findNewestOf(alice, kim.id)).toEqual(prompt)
    expect(await store.findNewestOf(alice, sam.id)).toBeNull()
    expect(await elsewhere.findOpen(alice, at(1))).toBeNull()
    expect(await elsewhere.findNewestOf(alice, kim.id)).toBeNull()
    const given = { id: prompt.id, userId: alice, sessionId: 'ses_laptop', numberHash: hashOf('47') }
    expect(await elsewhere.answer(given, at(1))).toBeNull()
    await elsewhere.removeEnded(at(60))
    expect(await store.findOpen(alice, at(1))).toEqual(prompt)
  })

  test('of many answers at once one counts, right or wrong, and none afterwards', async () => {
    for (const [number, other] of [
      ['47', '12'],
      ['12', '47'],
    ] as const) {
      const prompt = await asked()
      const many = await Promise.all(Array.from({ length: 8 }, () => answer(prompt, number)))
      const counted = many.filter((each) => each !== null)
      expect(counted).toEqual([{ ...prompt, answer: number === '47' ? 'right' : 'wrong', answeredAt: at(1) }])
      expect(await answer(prompt, other)).toBeNull()
      expect(await store.findOpen(alice, at(1))).toBeNull()
    }
  })

  test('no answer counts from another session, from another person, or once it has run out', async () => {
    const prompt = await asked()
    expect(await answer(prompt, '47', { sessionId: 'ses_phone' })).toBeNull()
    expect(await answer(prompt, '47', { userId: bob })).toBeNull()
    expect(await answer(prompt, null, { sessionId: 'ses_phone' })).toBeNull()
    expect(await answer(prompt, '47', {}, 10)).toBeNull()
    expect(await answer(prompt)).toMatchObject({ answer: 'right' })
  })

  test('a person is asked by one agent at a time, who may ask anew', async () => {
    const first = await asked()
    expect(await store.insert(made({ agent: sam, startedAt: at(1) }), hashOf('12'))).toBe(false)
    const second = await asked({ startedAt: at(2), validUntil: at(12), sessionId: 'ses_phone' })
    expect(await answer(first)).toBeNull()
    expect(await store.findOpen(alice, at(3))).toEqual(second)
    expect(await store.findNewestOf(alice, kim.id)).toEqual(second)
    // Once it has run out, somebody else may.
    const third = await asked({ agent: sam, startedAt: at(12), validUntil: at(22) })
    expect(await store.findOpen(alice, at(13))).toEqual(third)
    // Somebody else is asked meanwhile.
    expect(await store.insert(made({ userId: bob, agent: kim }), hashOf('12'))).toBe(true)
  })

  test('of many who ask at once, one does', async () => {
    const agents = Array.from({ length: 8 }, (_, place) => ({ ...kim, id: `auth0|agent${place}` }))
    const asking = await Promise.all(agents.map((agent) => store.insert(made({ agent }), hashOf('47'))))
    expect(asking.filter(Boolean)).toHaveLength(1)
  })

  test('that somebody did not call is found for a while, whoever asked, and nothing else is', async () => {
    await answer(await asked(), '12')
    expect(await store.findDenied(alice, at(0))).toBeNull()
    const denied = await asked({ startedAt: at(2) })
    expect(await answer(denied, null, {}, 3)).toMatchObject({ answer: 'denied', answeredAt: at(3) })
    expect(await store.findDenied(alice, at(2))).toMatchObject({ id: denied.id, agent: kim })
    expect(await store.findDenied(alice, at(3))).toBeNull()
    expect(await store.findDenied(bob, at(0))).toBeNull()
    expect(await elsewhere.findDenied(alice, at(0))).toBeNull()
  })

  test('what ran out before is forgotten, and only that', async () => {
    await answer(await asked({ validUntil: at(5) }), null)
    const kept = await asked({ startedAt: at(2), validUntil: at(6) })
    await store.removeEnded(at(6))
    expect(await store.findDenied(alice, at(0))).toBeNull()
    expect(await store.findNewestOf(alice, kim.id)).toEqual(kept)
  })
}
