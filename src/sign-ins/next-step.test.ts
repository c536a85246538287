import { describe, expect, test } from 'vitest'
import { defaultSettings } from '../applications/settings.ts'
import type { Client } from '../clients/client.ts'
import type { Account } from './account.ts'
import { multiFactorAcr } from './authorization-request.ts'
import { nextStep } from './next-step.ts'
import { newSignIn, type Proof, type SignIn } from './sign-in.ts'
import type { SignInFacts } from './sign-in-facts.ts'

const now = new Date('2026-11-22T10:00:00Z')
const later = new Date('2026-11-22T11:00:00Z')

const request = {
  clientId: 'client',
  redirectUri: 'https://rp.example.com/cb',
  responseType: ['code'],
  responseMode: 'query',
  scope: ['openid'],
  audience: null,
  state: null,
  nonce: null,
  codeChallenge: null,
  prompt: [],
  maxAgeSeconds: null,
  acrValues: [],
  organizationId: null,
  dpopThumbprint: null,
  opensSignUp: false,
  invitation: null,
} as const

const client = {
  ...{ id: 'client', name: 'Shop', isFirstParty: true, settings: {} },
  ...{ signInMethods: null, requiresMfa: false, sessionMinutes: null },
} as unknown as Client

const alice: Account = {
  userId: 'auth0|alice',
  securityVersion: 1,
  admission: { isBlocked: false, suspendedUntil: null, expiresAt: null },
  email: 'alice@example.com',
  emailVerified: true,
  name: 'Alice',
  locale: null,
  createdAt: now,
  lastLogin: null,
  connectionId: 'con',
  subject: 'alice',
  password: null,
  passwordLeakedAt: null,
  passwordChangedAt: null,
  requiredActions: [],
}

const none = { hasTotp: false, passkeys: 0, truePasskeys: 0, recoveryCodesLeft: 0, email: null, isEmailEnrolled: false }
const proof = (factor: Proof['factor']): Proof => ({ factor, id: factor, at: now.toISOString() })

function facts(changes: Partial<SignInFacts> = {}, signIn: Partial<SignIn> = {}): SignInFacts {
  const started = newSignIn(
    { goal: { kind: 'authorize', request }, clientId: 'client', origin: { ip: null, userAgent: null } },
    now,
  )
  return {
    signIn: { ...started, ...signIn },
    settings: defaultSettings,
    client,
    account: null,
    factors: null,
    mustEnrolAgain: false,
    exemptUntil: null,
    demandingRole: null,
    hasProfileToUpdate: true,
    passwordEndsAt: null,
    session: null,
    connection: null,
    organization: null,
    memberships: [],
    isServed: true,
    poolMode: 'shared',
    access: null,
    singleSignOn: null,
    network: { isAllowed: true },
    consent: null,
    now,
    ...changes,
  }
}

/** Alice, who proved these factors. */
function proven(factors: readonly Proof['factor'][], changes: Partial<SignInFacts> = {}, signIn: Partial<SignIn> = {}) {
  const proofs = factors.map(proof)
  const person = { identifier: 'alice@example.com', userId: alice.userId, securityVersion: 1, proofs }
  return facts({ account: alice, factors: none, ...changes }, { ...person, ...signIn })
}

describe('the first factor', () => {
  test('a sign-in begins with who it is', () => {
    expect(nextStep(facts())).toEqual({ kind: 'identify' })
  })

  test('a name alone leads to the first factor and no further', () => {
    expect(nextStep(facts({}, { identifier: 'alice@example.com' }))).toEqual({ kind: 'first-factor' })
  })

  test('a right password is enough where nothing more is asked for', () => {
    expect(nextStep(proven(['password']))).toEqual({ kind: 'done' })
  })

  test('a sign-up goes on only when its address was proven', () => {
    expect(nextStep(facts({}, { identifier: 'a@example.com', choices: { signedUp: true } }))).toEqual({
      kind: 'confirm-email',
    })
    expect(nextStep(proven(['email-code'], {}, { choices: { signedUp: true } }))).toEqual({ kind: 'done' })
  })

  test('a second factor without a first one opens nothing', () => {
    expect(nextStep(proven(['totp', 'remembered-browser']))).toEqual({ kind: 'first-factor' })
  })
})

describe('AUZ-14 what was asked of somebody for their next sign-in', () => {
  const asked = (...requiredActions: Account['requiredActions']) => ({ account: { ...alice, requiredActions } })
  const hashed = { kind: 'own', hash: '$argon2id$x', pepperId: '1' } as const

  test('an address is proven by a code to it, whatever mailbox is a factor', () => {
    const { account } = asked('verify-email')
    const unproven = { account: { ...account, emailVerified: false } }
    expect(nextStep(proven(['password'], unproven))).toEqual({
      kind: 'second-factor',
      offers: ['email'],
      provesAddress: true,
    })
    expect(nextStep(proven(['password', 'second-email-code'], unproven))).toMatchObject({ provesAddress: true })
    expect(nextStep(proven(['password'], asked('verify-email')))).toEqual({ kind: 'done' })
  })

  test('a second factor is set up without delay, and not by whoever has one', () => {
    expect(nextStep(proven(['password'], asked('enrol-mfa')))).toEqual({ kind: 'enrol', mayPostponeUntil: null })
    const settings = { ...defaultSettings, mfaPolicy: 'off' } as const
    expect(nextStep(proven(['password'], { ...asked('enrol-mfa'), settings }))).toEqual({ kind: 'done' })
    const factors = { ...none, hasTotp: true }
    expect(nextStep(proven(['password', 'totp'], { ...asked('enrol-mfa'), factors }))).toEqual({ kind: 'done' })
  })

  test('new recovery codes are shown to whoever has shown a factor now, on a page, and never in the middle of a session', () => {
    const factors = { ...none, hasTotp: true }
    const renewing = { ...asked('new-recovery-codes'), factors }
    expect(nextStep(proven(['password', 'remembered-browser'], renewing))).toMatchObject({ kind: 'second-factor' })
    expect(nextStep(proven(['password', 'totp'], renewing))).toEqual({ kind: 'new-codes' })
    expect(nextStep(proven(['session'], renewing))).not.toMatchObject({ kind: 'new-codes' })
    const settings = { ...defaultSettings, mfaPolicy: 'off' } as const
    expect(nextStep(proven(['password'], { ...renewing, settings }))).toEqual({ kind: 'done' })
  })

  test('new recovery codes are due after the last one was spent, or when somebody wants them, and once', () => {
    const withLeft = (recoveryCodesLeft: number, settings = defaultSettings) => ({
      factors: { ...none, hasTotp: true, recoveryCodesLeft },
      settings,
    })
    const proofs = ['password', 'recovery-code'] as const
    const last = proven(proofs, withLeft(0))
    expect(nextStep(last)).toEqual({ kind: 'new-codes' })
    expect(nextStep(proven(proofs, withLeft(1)))).toEqual({ kind: 'done' })
    expect(nextStep(proven(['password', 'totp'], withLeft(0)))).toEqual({ kind: 'done' })
    const choosing = (facts: SignInFacts, choices: SignIn['choices']) => ({
      ...facts,
      signIn: { ...facts.signIn, choices },
    })
    expect(nextStep(choosing(proven(proofs, withLeft(1)), { wantsNewCodes: true }))).toEqual({ kind: 'new-codes' })
    expect(nextStep(choosing(last, { hasRecoveryCodes: true }))).toEqual({ kind: 'done' })
    expect(nextStep(proven(proofs, withLeft(0, { ...defaultSettings, disabledFactors: ['recovery-code'] })))).toEqual({
      kind: 'done',
    })
  })

  test('terms and the profile are asked for in a session too, before a new password, and where they can be answered', () => {
    const termsUrl = 'https://acme.example.com/terms'
    const settings = { ...defaultSettings, termsUrl }
    const both = { ...asked('accept-terms', 'update-profile'), settings }
    expect(nextStep(proven(['password'], both))).toEqual({ kind: 'terms', url: termsUrl })
    expect(nextStep(proven(['session'], both))).toEqual({ kind: 'terms', url: termsUrl })
    expect(nextStep(proven(['password'], { ...both, settings: defaultSettings }))).toEqual({ kind: 'profile' })
    expect(nextStep(proven(['session'], asked('update-profile')))).toEqual({ kind: 'profile' })
    expect(nextStep(proven(['federated'], { ...asked('update-profile'), hasProfileToUpdate: false }))).toEqual({
      kind: 'done',
    })
    const { account } = asked('update-profile', 'change-password')
    expect(nextStep(proven(['password'], { account: { ...account, password: hashed } }))).toEqual({ kind: 'profile' })
    const session = { impersonator: {} } as unknown as SignInFacts['session']
    expect(nextStep(proven(['session'], { ...both, session }))).toEqual({ kind: 'done' })
  })

  test('a new password comes last, from whoever has one, and never in the middle of a session', () => {
    const { account } = asked('change-password')
    const withPassword = { account: { ...account, password: hashed } }
    expect(nextStep(proven(['password'], withPassword))).toEqual({ kind: 'new-password' })
    expect(nextStep(proven(['password'], { account }))).toEqual({ kind: 'done' })
    const factors = { ...none, hasTotp: true }
    expect(nextStep(proven(['password'], { ...withPassword, factors }))).toMatchObject({ kind: 'second-factor' })
    expect(nextStep(proven(['session'], withPassword))).toEqual({ kind: 'done' })
  })
})

describe('refusals', () => {
  test('SES-06 whoever ended the session a sign-in stands on, or opened, ended the sign-in', () => {
    const step = nextStep(proven(['session'], {}, { sessionId: 'ses_gone' }))
    expect(step).toEqual({ kind: 'refused', reason: 'session-ended' })
    expect(nextStep(proven(['password'], {}, { sessionId: 'ses_gone' }))).toEqual(step)
  })

  test('AUT-17 nobody comes in by a connection that is not for the client', () => {
    expect(nextStep(proven(['passkey'], { isServed: false }))).toEqual({ kind: 'refused', reason: 'not-served' })
  })

  test('an organization that was deleted on the way is not left out', () => {
    const step = nextStep(
      proven(['password'], {}, { organizationId: 'org_gone', choices: { chosenOrganization: true } }),
    )
    expect(step).toEqual({ kind: 'refused', reason: 'no-organization' })
  })

  test('AUT-13 a suspended person, or one whose account has expired, is refused whatever was proven', () => {
    for (const change of [{ isBlocked: true }, { isBlocked: true, suspendedUntil: later }, { expiresAt: now }]) {
      const account = { ...alice, admission: { ...alice.admission, ...change } }
      expect(nextStep(proven(['password', 'totp'], { account }))).toEqual({ kind: 'refused', reason: 'suspended' })
    }
  })

  test('a suspension that has lapsed, and an expiry to come, refuse nobody', () => {
    for (const change of [{ isBlocked: true, suspendedUntil: now }, { expiresAt: later }]) {
      const account = { ...alice, admission: { ...alice.admission, ...change } }
      expect(nextStep(proven(['password', 'totp'], { account }))).not.toMatchObject({ kind: 'refused' })
    }
  })

  test('a half-done sign-in ends when the person changed meanwhile', () => {
    const step = nextStep(proven(['password'], { account: { ...alice, securityVersion: 2 } }))
    expect(step).toEqual({ kind: 'refused', reason: 'account-changed' })
  })

  test('MFA-04 a sign-in dies of the fifth wrong try at a second factor', () => {
    const factors = { ...none, hasTotp: true }
    const afterTries = (tries: number, proofs: Proof['factor'][] = ['password']) =>
      nextStep(proven(proofs, { factors }, { choices: { secondFactorTries: tries } }))
    expect(afterTries(4).kind).toBe('second-factor')
    expect(afterTries(5)).toEqual({ kind: 'refused', reason: 'too-many-tries' })
    expect(afterTries(5, ['password', 'totp']).kind).toBe('done')
  })

  test('a client that was deleted takes its sign-ins with it', () => {
    expect(nextStep(proven(['password'], { client: null }))).toEqual({ kind: 'refused', reason: 'client-gone' })
  })
})

describe('the second factor', () => {
  const withTotp = { factors: { ...none, hasTotp: true, recoveryCodesLeft: 3, email: 'alice@example.com' } }

  test('MFA-01 whoever enrolled one is asked for it, and a mailbox is no way around it', () => {
    expect(nextStep(proven(['password'], withTotp))).toEqual({
      kind: 'second-factor',
      offers: ['totp', 'recovery-code'],
    })
  })

  test('it is offered in the order of the settings', () => {
    const settings = { ...defaultSettings, factorOrder: ['recovery-code', 'totp', 'passkey', 'email'] } as const
    const several = { factors: { ...withTotp.factors, passkeys: 1 }, settings }
    expect(nextStep(proven(['password'], several))).toEqual({
      kind: 'second-factor',
      offers: ['recovery-code', 'totp', 'passkey'],
    })
  })

  test('it is asked for once', () => {
    expect(nextStep(proven(['password', 'totp'], withTotp)).kind).toBe('done')
    expect(nextStep(proven(['password', 'recovery-code'], withTotp)).kind).toBe('done')
  })

  test('a passkey is two factors in one', () => {
    expect(nextStep(proven(['passkey'], withTotp)).kind).toBe('done')
  })

  test('MFA-10 a remembered browser spares it, but not where the client asks for the factor itself', () => {
    expect(nextStep(proven(['password', 'remembered-browser'], withTotp)).kind).toBe('done')
    const goal = { kind: 'authorize', request: { ...request, acrValues: [multiFactorAcr] } } as const
    expect(nextStep(proven(['password', 'remembered-browser'], withTotp, { goal })).kind).toBe('second-factor')
  })

  test('MFA-08 a change of what proves them asks for the factor itself, unless none counts', () => {
    const goal = { kind: 'account', path: '/account/security', asksFactor: true } as const
    const signIn = { goal, clientId: null }
    expect(nextStep(proven(['password', 'remembered-browser'], withTotp, signIn)).kind).toBe('second-factor')
    expect(nextStep(proven(['password'], { factors: { ...none, email: 'alice@example.com' } }, signIn)).kind).toBe(
      'done',
    )
    const off = { ...withTotp, settings: { ...defaultSettings, mfaPolicy: 'off' as const } }
    expect(nextStep(proven(['password'], off, signIn)).kind).toBe('done')
  })

  test('MFA-06 nobody enrols another factor before they showed the one they have', () => {
    const settings = { ...defaultSettings, mfaPolicy: 'required' as const }
    expect(nextStep(proven(['password'], { ...withTotp, settings })).kind).toBe('second-factor')
  })

  test('where it is required, whoever has none enrols one, after the days of grace at the latest', () => {
    const settings = { ...defaultSettings, mfaPolicy: 'required' as const, mfaGraceDays: 2 }
    const mayPostponeUntil = new Date('2026-11-24T10:00:00Z')
    expect(nextStep(proven(['password'], { settings }))).toEqual({ kind: 'enrol', mayPostponeUntil })
    expect(nextStep(proven(['password'], { settings }, { choices: { postponedMfa: true } })).kind).toBe('done')
    const later = { settings, now: new Date('2026-11-24T10:00:01Z') }
    expect(nextStep(proven(['password'], later, { choices: { postponedMfa: true } }))).toEqual({
      kind: 'enrol',
      mayPostponeUntil: null,
    })
  })

  test('a verified address alone is no factor; codes by mail are one for whoever chose them', () => {
    const settings = { ...defaultSettings, mfaPolicy: 'required' as const }
    const mailbox = { ...none, email: 'alice@example.com' }
    expect(nextStep(proven(['password'], { settings, factors: mailbox })).kind).toBe('enrol')
    const chosen = { ...mailbox, isEmailEnrolled: true }
    expect(nextStep(proven(['password'], { settings, factors: chosen }))).toEqual({
      kind: 'second-factor',
      offers: ['email'],
    })
    expect(nextStep(proven(['email-code'], { settings, factors: chosen })).kind).toBe('enrol')
  })

  test('an organization may ask for it on its own', () => {
    const organization = {
      id: 'org_1',
      name: 'acme',
      requiresMfa: true,
      mfaGraceUntil: null,
      sessionMinutes: null,
      recoveryWaitingHours: null,
      suspension: null,
    } as SignInFacts['organization']
    expect(nextStep(proven(['password'], { organization })).kind).toBe('enrol')
  })

  test('an organization gives a time of grace of its own, which puts off nothing of the application', () => {
    const mfaGraceUntil = new Date('2026-12-01T10:00:00Z')
    const organization = {
      ...{ id: 'org_1', name: 'acme', requiresMfa: true, mfaGraceUntil },
      suspension: null,
    } as SignInFacts['organization']
    const own = { ...defaultSettings, mfaGraceDays: 2 }
    expect(nextStep(proven(['password'], { organization, settings: own }))).toEqual({
      kind: 'enrol',
      mayPostponeUntil: mfaGraceUntil,
    })
    const settings = { ...own, mfaPolicy: 'required' as const }
    expect(nextStep(proven(['password'], { organization, settings }))).toEqual({
      kind: 'enrol',
      mayPostponeUntil: new Date('2026-11-24T10:00:00Z'),
    })
    expect(nextStep(proven(['password'], { organization, settings: own, now: mfaGraceUntil }))).toEqual({
      kind: 'enrol',
      mayPostponeUntil: null,
    })
  })

  test('a role asks whoever holds it, and the earliest end of all that ask counts', () => {
    const demandingRole = { id: 'rol_billing', name: 'Billing', graceUntil: new Date('2026-12-01T10:00:00Z') }
    const off = { ...defaultSettings, mfaPolicy: 'off' as const }
    const enrol = (mayPostponeUntil: Date | null) => ({ kind: 'enrol', mayPostponeUntil })
    expect(nextStep(proven(['password'], { demandingRole, settings: off }))).toEqual(enrol(demandingRole.graceUntil))
    expect(nextStep(proven(['password'], { ...withTotp, demandingRole, settings: off })).kind).toBe('second-factor')
    const settings = { ...defaultSettings, mfaPolicy: 'required' as const, mfaGraceDays: 2 }
    const earlier = new Date('2026-11-24T10:00:00Z')
    expect(nextStep(proven(['password'], { demandingRole, settings }))).toEqual(enrol(earlier))
    expect(nextStep(proven(['password'], { demandingRole, now: demandingRole.graceUntil }))).toEqual(enrol(null))
  })

  test('whoever is exempt sets up nothing until it ends, and shows what they have all the same', () => {
    const settings = { ...defaultSettings, mfaPolicy: 'required' as const }
    const exempt = { settings, exemptUntil: new Date('2026-11-25T10:00:00Z') }
    expect(nextStep(proven(['password'], exempt)).kind).toBe('done')
    expect(nextStep(proven(['password'], { ...exempt, ...withTotp })).kind).toBe('second-factor')
    expect(nextStep(proven(['password'], { ...exempt, now: exempt.exemptUntil })).kind).toBe('enrol')
    const asked = { goal: { kind: 'authorize', request: { ...request, acrValues: [multiFactorAcr] } } } as const
    expect(nextStep(proven(['password'], exempt, asked)).kind).toBe('enrol')
  })

  test('a password that is too old is changed by whoever signs in by it', () => {
    const stored = {} as Account['password']
    const old = { passwordEndsAt: now, account: { ...alice, password: stored } }
    expect(nextStep(proven(['password'], old)).kind).toBe('new-password')
    expect(nextStep(proven(['passkey'], old)).kind).toBe('done')
    expect(nextStep(proven(['session'], old)).kind).toBe('done')
    expect(nextStep(proven(['password'], { ...old, passwordEndsAt: new Date(now.getTime() + 1) })).kind).toBe('done')
  })

  test('a password that is known to have leaked is changed by whoever signs in by it, unless the settings only mark it', () => {
    const account = { ...alice, password: {} as Account['password'], passwordLeakedAt: now }
    expect(nextStep(proven(['password'], { account })).kind).toBe('new-password')
    expect(nextStep(proven(['passkey'], { account })).kind).toBe('done')
    const settings = { ...defaultSettings, leakedPasswordAtSignIn: 'note' as const }
    expect(nextStep(proven(['password'], { account, settings })).kind).toBe('done')
  })

  test('where it is off, not even an enrolled one is asked for', () => {
    const settings = { ...defaultSettings, mfaPolicy: 'off' as const }
    expect(nextStep(proven(['password'], { ...withTotp, settings })).kind).toBe('done')
  })

  test('MFA-09 after a reset a password opens nothing: the mailbox, then a new factor', () => {
    const reset = { mustEnrolAgain: true, factors: { ...none, email: 'alice@example.com' } }
    expect(nextStep(proven(['password'], reset))).toEqual({ kind: 'second-factor', offers: ['email'] })
    expect(nextStep(proven(['password', 'second-email-code'], reset))).toEqual({
      kind: 'enrol',
      mayPostponeUntil: null,
    })
    const settings = { ...defaultSettings, mfaPolicy: 'off' as const }
    expect(nextStep(proven(['password'], { ...reset, settings })).kind).toBe('done')
  })
})

describe('organizations and consent', () => {
  const acme = {
    id: 'org_1',
    name: 'acme',
    requiresMfa: false,
    mfaGraceUntil: null,
    sessionMinutes: null,
    recoveryWaitingHours: null,
    suspension: null,
  } as NonNullable<SignInFacts['organization']>

  test('only members sign in to an organization', () => {
    expect(nextStep(proven(['password'], { organization: acme }))).toEqual({
      kind: 'refused',
      reason: 'not-a-member',
    })
    expect(nextStep(proven(['password'], { organization: acme, memberships: [acme] })).kind).toBe('done')
  })

  test('an organization that asks for its own provider is come into by that and by nothing else', () => {
    const asking = { organization: acme, memberships: [acme], singleSignOn: ['con_1'] }
    const refused = { kind: 'refused', reason: 'single-sign-on' }
    const there = { kind: 'federated', connectionId: 'con_1' }
    expect(nextStep(facts(asking))).toEqual(there)
    // Whether anybody has the name makes no difference.
    expect(nextStep(facts(asking, { identifier: 'nobody@example.com', connectionId: 'con_2' }))).toEqual(there)
    for (const factor of ['password', 'passkey', 'email-code', 'federated'] as const) {
      expect(nextStep(proven([factor, 'totp'], asking)), factor).toEqual(refused)
    }
    const proofs = [{ ...proof('federated'), id: 'con_1' }]
    expect(nextStep(proven([], asking, { proofs }))).toEqual({ kind: 'done' })
    expect(nextStep(facts({ ...asking, singleSignOn: [] }))).toEqual(refused)
  })

  test('of several providers the address or a button says to which', () => {
    const asking = { organization: acme, memberships: [acme], singleSignOn: ['con_1', 'con_2'] }
    expect(nextStep(facts(asking))).toEqual({ kind: 'identify' })
    expect(nextStep(facts(asking, { connectionId: 'con_2' }))).toEqual({ kind: 'federated', connectionId: 'con_2' })
    const named = { identifier: 'alice@example.com' }
    expect(nextStep(facts(asking, named))).toEqual({ kind: 'federated', connectionId: 'con_1' })
  })

  test('nobody signs in to an organization that is suspended, nor is it one to choose', () => {
    const closed = { ...acme, id: 'org_2', suspension: { at: new Date(0), reason: 'Unpaid' } }
    const refused = { kind: 'refused', reason: 'organization-suspended' }
    expect(nextStep(proven(['password'], { organization: closed, memberships: [closed] }))).toEqual(refused)
    expect(nextStep(proven(['password'], { client: null, organization: closed }, { clientId: null }))).toEqual(refused)
    const requiring = { ...client, settings: { organization_usage: 'require' } }
    expect(nextStep(proven(['password'], { client: requiring, memberships: [closed] }))).toEqual(refused)
    expect(nextStep(proven(['password'], { client: requiring, memberships: [acme, closed] }))).toEqual({
      kind: 'choose-organization',
      organizations: [acme],
    })
  })

  test('where an organization is required, the person chooses one of theirs', () => {
    const requiring = { ...client, settings: { organization_usage: 'require' } }
    expect(nextStep(proven(['password'], { client: requiring, memberships: [acme] }))).toEqual({
      kind: 'choose-organization',
      organizations: [acme],
    })
    expect(nextStep(proven(['password'], { client: requiring }))).toEqual({
      kind: 'refused',
      reason: 'no-organization',
    })
  })

  test('a client of somebody else asks for consent, once for the same scopes', () => {
    const foreign = { ...client, isFirstParty: false }
    expect(nextStep(proven(['password'], { client: foreign })).kind).toBe('consent')
    const consent = { id: 'c', userId: alice.userId, clientId: 'client', audience: '', scope: ['openid'], givenAt: now }
    expect(nextStep(proven(['password'], { client: foreign, consent })).kind).toBe('done')
    const wider = { ...consent, scope: [] }
    expect(nextStep(proven(['password'], { client: foreign, consent: wider })).kind).toBe('consent')
  })
})
