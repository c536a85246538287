// What every store of facts about a page of people must do.
import { beforeAll, expect, test } from 'vitest'
import type { UserFactStore } from '../../users/user-facts.ts'

export interface UserFactSubject {
  readonly facts: UserFactStore
  /** The store of another application over the same rows. */
  readonly elsewhere: UserFactStore
  readonly now: Date
}

/**
 * Alice has a confirmed authenticator, passkey and recovery code and belongs to `org_a`, `org_b` and `org_c`, in this
 * order; she holds `rol_here` everywhere and `rol_there` in `org_b`. Bob began an enrolment, holds `rol_later`, which
 * begins tomorrow, and `rol_there` in `org_a`, where his membership is paused. Alice has a password, set now, two open
 * sessions and one that has ended, and accepted an invitation that is older than her account; bob accepted a later one.
 * Bob failed to sign in half an hour and two hours ago. The audit begins with both accounts, made in the name of the
 * system. An invitation to Bob's address, made now, is open until tomorrow; Alice is deleted two days after an
 * offboarding that is set for tomorrow. Neither of them has signed in.
 */
export function userFactStoreContract(open: () => Promise<UserFactSubject>): void {
  let subject: UserFactSubject
  beforeAll(async () => {
    subject = await open()
  })
  const everybody = ['auth0|alice', 'auth0|bob', 'auth0|nobody']

  test('factors are those that are confirmed, the strongest first', async () => {
    const factors = await subject.facts.factors(everybody)
    expect([...factors]).toEqual([['auth0|alice', ['passkey', 'totp']]])
  })

  test('roles are those that hold now, the ones of the whole application first', async () => {
    const roles = await subject.facts.roles(everybody, subject.now)
    expect(roles.get('auth0|alice')).toEqual({
      first: [
        { id: 'rol_here', name: 'rol_here', organization: null },
        { id: 'rol_there', name: 'rol_there', organization: { id: 'org_b', name: 'org_b' } },
      ],
      total: 2,
    })
    expect(roles.has('auth0|bob')).toBe(false)
  })

  test('of organizations the first few are told, as many as asked for, and how many there are', async () => {
    const organizations = await subject.facts.organizations(everybody)
    expect(organizations.get('auth0|alice')?.first.map(({ id }) => id)).toEqual(['org_a', 'org_b'])
    expect(organizations.get('auth0|alice')?.total).toBe(3)
    expect((await subject.facts.organizations(everybody, 9)).get('auth0|alice')?.first).toHaveLength(3)
  })

  test('sessions and failed sign-ins are counted of those who have any, passwords told of those who have one', async () => {
    const { facts, now } = subject
    expect([...(await facts.sessions(everybody, now))]).toEqual([['auth0|alice', 2]])
    expect([...(await facts.failedSignIns(everybody, new Date(now.getTime() - 3_600_000)))]).toEqual([['auth0|bob', 1]])
    expect([...(await facts.passwords(everybody))]).toEqual([['auth0|alice', now]])
  })

  test('of an account that the people made themselves nobody else is told, and an invitation is, where it came first', async () => {
    expect(await subject.facts.origins(everybody)).toEqual(
      new Map([
        ['auth0|alice', { source: 'invitation', by: null }],
        ['auth0|bob', { source: 'sign-up', by: null }],
      ]),
    )
  })

  test('an open invitation is told of whoever has not been here, and a deletion by its day', async () => {
    const { facts, now } = subject
    const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000)
    const pending = await facts.pending(everybody, now)
    expect(pending.get('auth0|alice')).toEqual({ invitedAt: null, invitationExpiresAt: null, deletionAt: inDays(3) })
    expect(pending.get('auth0|bob')).toEqual({ invitedAt: now, invitationExpiresAt: inDays(1), deletionAt: null })
    expect((await facts.pending(everybody, inDays(2))).has('auth0|bob')).toBe(false)
    expect(pending.size).toBe(2)
  })

  test('another application knows nothing of it, and nobody is asked about nobody', async () => {
    expect((await subject.elsewhere.factors(everybody)).size).toBe(0)
    expect((await subject.elsewhere.roles(everybody, subject.now)).size).toBe(0)
    expect((await subject.elsewhere.organizations(everybody)).size).toBe(0)
    expect((await subject.elsewhere.sessions(everybody, subject.now)).size).toBe(0)
    expect((await subject.elsewhere.failedSignIns(everybody, new Date(0))).size).toBe(0)
    expect((await subject.elsewhere.passwords(everybody)).size).toBe(0)
    expect((await subject.elsewhere.origins(everybody)).size).toBe(0)
    expect((await subject.elsewhere.pending(everybody, subject.now)).size).toBe(0)
    expect((await subject.facts.factors([])).size).toBe(0)
  })
}
