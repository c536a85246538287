// What each check of the diagnosis says, in a sentence that can be read out to the caller (console.md 3.5).

import { reasonInWords } from '../../../components/ui/reason-picker.tsx'
import { anyOf } from '../../../lib/any-of.ts'
import { exactTime } from '../../../lib/format-time.ts'
import { t, tCount } from '../../../lib/text.ts'
import type { SuppressedAddress } from '../../messages/api/suppressed-addresses.ts'
import { placeOfRule } from '../../network-rules/api/network-words.ts'
import { answerOf, clockWords, passkeyFault } from './attempt-words.ts'
import type { Lock, SignInCheck } from './diagnosis.ts'
import { lockEvidence } from './lock-words.ts'
import { providerSentence } from './provider-words.ts'
import { sessionSentence } from './session-words.ts'
import { couldNotRun, isNetworkLock, waysIn } from './verdict.ts'

export function checkTitle({ id }: Pick<SignInCheck, 'id'>): string {
  return titles[id] ?? id
}

/** The evidence in a sentence. */
export function checkSentence(check: SignInCheck): string {
  if (couldNotRun(check)) return t('Could not be asked. Check again in a moment')
  if (check.state === 'unknown' && check.id !== 'app') return t('Nobody tried lately')
  const word = sentences[check.id]
  return word === undefined ? '' : word(check)
}

/** What support says to the caller about it; null where there is nothing they need to know. */
export function callerSentence(check: SignInCheck): string | null {
  const { id, state, facts } = check
  if (state !== 'fail' && state !== 'warn') return null
  // An account that ends on a day is open until then.
  if (state === 'warn' && id === 'account') return null
  if (suppressionOf(check) !== null) return t('We are not writing to your address at the moment. Is it still yours?')
  if (id === 'network' && facts.rule !== undefined) return ruleSpoken
  return id === 'password' ? passwordSpoken(check) : (spoken[id] ?? null)
}

const ruleSpoken = t('Sign-in is not allowed from the network you are in. Try from another one, such as your phone’s.')

function passwordSpoken({ facts }: SignInCheck): string | null {
  if (facts.isSet === false) return spoken.password ?? null
  return typeof facts.leakedAt === 'string'
    ? t('Your password has appeared in a leak. When you have signed in, choose a new one.')
    : t('Your password has to be changed. Sign in, and the page asks you for a new one.')
}

const titles: Readonly<Record<string, string>> = {
  identifier: t('Identifier'),
  account: t('Account'),
  invitation: t('Invitation'),
  email: t('E-mail address'),
  lock: t('Guessing lock'),
  'mail-limit': t('Mail limit'),
  password: t('Password'),
  method: t('Way in'),
  mail: t('Mail'),
  'mfa-enrolment': t('MFA enrolment'),
  mfa: t('MFA'),
  passkey: t('Passkey'),
  organization: t('Organization'),
  app: t('App access'),
  network: t('Network'),
  provider: t('Identity provider'),
  sessions: t('Session policy'),
  'required-action': t('Required action'),
}

const time = (iso: unknown) => (typeof iso === 'string' ? exactTime(new Date(iso)) : '')
const text = (value: unknown) => (typeof value === 'string' ? value : '')
const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null)

type Words = (check: SignInCheck) => string

const sentences: Readonly<Record<string, Words>> = {
  identifier: ({ facts }) =>
    t('Known as {names}', {
      names: [facts.email, facts.username, facts.phoneNumber].filter(Boolean).map(String).join(', ') || '–',
    }),
  account: ({ state, facts }) => {
    if (state === 'fail') {
      return facts.isSuspended === false ? t('Expired {time}', { time: time(facts.expiresAt) }) : t('Suspended')
    }
    if (state !== 'warn') return t('Active, not deleted')
    const ends = { time: time(facts.endsAt) }
    return facts.isOffboarded === true ? t('Active, is offboarded {time}', ends) : t('Active, ends {time}', ends)
  },
  invitation: ({ state, facts }) =>
    state === 'warn'
      ? t('Invited {time}, not accepted', { time: time(facts.sentAt) })
      : t('Nothing waits to be accepted'),
  email: ({ state }) => (state === 'warn' ? t('Not verified') : t('Verified, or none is needed')),
  lock: ({ state, facts }) =>
    state === 'fail'
      ? t('{tries}. Ends {time}', { tries: lockEvidence(facts as unknown as Lock), time: time(facts.until) })
      : t('Not locked'),
  'mail-limit': ({ state, facts }) =>
    state === 'warn' ? t('No more mails before {time}', { time: time(facts.until) }) : t('Mails may be asked for'),
  password: ({ facts }) => {
    const link = time(facts.linkSentAt)
    if (facts.isSet === false) {
      return link === '' ? t('None is set') : t('None is set; a link to set one was mailed {time}', { time: link })
    }
    const leaked = time(facts.leakedAt)
    if (leaked !== '') {
      return facts.mustChange === true
        ? t('Known as leaked since {time}: must be changed at the next sign-in', { time: leaked })
        : t('Set, known as leaked since {time}', { time: leaked })
    }
    if (facts.mustChange === true) return t('Set, and must be changed at the next sign-in')
    if (facts.expiredAt !== undefined)
      return t('Expired {time}: must be changed at the next sign-in', { time: time(facts.expiredAt) })
    if (link !== '') return t('Set; a link to reset it was mailed {time} and not used', { time: link })
    const changed = facts.changedAt == null ? null : { time: time(facts.changedAt) }
    if (facts.leakedAt === null) {
      return changed === null ? t('Set, not known as leaked') : t('Set, changed {time}, not known as leaked', changed)
    }
    return changed === null ? t('Set') : t('Set, changed {time}', changed)
  },
  method: ({ state, facts }) => {
    const takes = Array.isArray(facts.takes) ? facts.takes.map((way) => waysIn[String(way)] ?? String(way)) : []
    if (facts.hasNone === true) {
      return t('{app} takes {ways}, and they have none of it', { app: text(facts.client), ways: anyOf(takes) })
    }
    if (state === 'fail' && takes.length > 0) {
      return t('{app} takes {ways}, and they try another way', { app: text(facts.client), ways: anyOf(takes) })
    }
    return state === 'fail'
      ? t('They type a password, and their account has none')
      : t('They use a way that the account has')
  },
  mail: (check) => {
    const { state, facts } = check
    const suppression = suppressionOf(check)
    if (suppression !== null) return suppressionWords(suppression)
    if (facts.status === undefined) return t('None was written lately')
    const sent = { time: time(facts.at) }
    if (state === 'fail') {
      const fault = text(facts.fault)
      return fault === ''
        ? t('The mail of {time} was not delivered. Is the address right?', sent)
        : t('The mail of {time} was not delivered: {fault}. Is the address right?', { ...sent, fault })
    }
    if (facts.status === 'waiting') return t('The mail of {time} waits to be sent', sent)
    if (facts.status === 'kept') return t('The mail of {time} is in the Outbox: no mail server is set', sent)
    return state === 'warn' ? t('Mailed {time}, link not used', sent) : t('Mailed {time}', sent)
  },
  'mfa-enrolment': ({ state, facts }) => {
    if (facts.exemptUntil !== undefined) return t('Not asked: exempt until {time}', { time: time(facts.exemptUntil) })
    if (state !== 'warn') return t('Nothing is to be set up')
    if (facts.by === 'role')
      return t('They must set up a second factor: the role {name} asks', { name: text(facts.name) })
    if (facts.by === 'client') return t('They must set up a second factor: {app} asks', { app: text(facts.name) })
    return t('They must set up a second factor')
  },
  mfa: ({ state, facts }) => {
    if (typeof facts.clockSeconds === 'number') {
      return t('The last code was of a clock that is {by}: the phone has to set its time by itself', {
        by: clockWords(facts.clockSeconds),
      })
    }
    if (facts.wasUsed === true) return t('The last code had been used before: each counts once')
    if (state === 'fail') return t('The last code was refused: {reason}', { reason: answerOf(text(facts.failure)) })
    const left = tCount(Number(facts.recoveryCodesLeft), '1 recovery code left', '{count} recovery codes left')
    return facts.hasTotp === true ? t('Authenticator app; {left}', { left }) : t('No authenticator app')
  },
  passkey: ({ state, facts }) =>
    state === 'fail'
      ? (passkeyFault(text(facts.reason)) ?? t('The last passkey was not accepted'))
      : tCount(Number(facts.passkeys), '1 passkey', '{count} passkeys'),
  organization: ({ state, facts }) => {
    if (state !== 'fail') {
      return facts.asksSingleSignOn === true
        ? t('They come by the single sign-on of the organization; a password does not count there')
        : t('Nothing is missing')
    }
    if (facts.reason === 'single-sign-on') {
      return t('The organization requires its single sign-on, and no connection of it knows them')
    }
    if (facts.reason === 'organization-suspended') return t('The organization is suspended')
    return facts.reason === 'not-a-member'
      ? t('They are no member of the organization')
      : t('The app is for members of organizations, and they belong to none')
  },
  app: ({ state, facts }) => {
    if (facts.reason === 'role-missing') return neededWords(facts)
    if (state === 'fail') return t('The app is gone, or not for people of this connection')
    if (state === 'warn') return t('They are asked to allow the app')
    if (facts.client === null) return t('Asked for no app in particular')
    const app = text(facts.client)
    if (typeof facts.hasRole !== 'string') {
      return facts.requiresMfa === true
        ? t('{app} lets them in, and asks for a second factor', { app })
        : t('{app} lets them in', { app })
    }
    const role = facts.hasRole
    return facts.isHeldEverywhere === true
      ? t('{app} needs a role: has {role}', { app, role })
      : t('{app} needs a role: has {role} in the organization', { app, role })
  },
  network: networkSentence,
  provider: providerSentence,
  sessions: sessionSentence,
  'required-action': ({ state, facts }) => {
    if (state !== 'warn') return t('Nothing waits for them')
    return requiredActions[text(facts.action)] ?? t('Must finish a step of the sign-in')
  },
}

type Suppression = Omit<SuppressedAddress, 'address'>

/** Why no letter gets to their address; null where letters do. */
export function suppressionOf({ id, facts }: SignInCheck): Suppression | null {
  return id === 'mail' && facts.suppression !== undefined ? (facts.suppression as Suppression) : null
}

function suppressionWords({ reason, note, since }: Suppression): string {
  const told = { time: time(since), note: note ?? '' }
  if (reason === 'refused') return t('Their address is suppressed since {time}. Its mail server said: {note}', told)
  return note === null
    ? t('Their address is suppressed since {time}, by hand', told)
    : t('Their address is suppressed since {time}, by hand: {note}', told)
}

function networkSentence(check: SignInCheck): string {
  const { facts } = check
  if (isNetworkLock(check)) {
    return t('Too many tries came from {ip}: no password is taken from there until {time}', {
      ip: text(facts.ip),
      time: time(facts.until),
    })
  }
  if (facts.rule === undefined) return t('Not refused')
  const refused = refusedByRule(facts)
  const endsAt = time(facts.endsAt)
  return endsAt === '' ? refused : t('{refused}. The rule ends {time}', { refused, time: endsAt })
}

function refusedByRule(facts: SignInCheck['facts']): string {
  const known = { ip: text(facts.ip), time: time(facts.since), reason: reasonInWords(text(facts.said)) }
  if (facts.why === 'outside') return t('{ip} is in none of the networks that the organization lets in', known)
  if (facts.why === 'country-unknown') {
    return t('Nobody knows the country of {ip}, and the organization lets certain countries in', known)
  }
  const where = {
    ...known,
    place: placeOfRule({ network: textOrNull(facts.network), country: textOrNull(facts.country) }),
  }
  return typeof facts.organizationId === 'string'
    ? t('{ip} is blocked for the organization by the rule about {place} since {time}: {reason}', where)
    : t('{ip} is blocked by the rule about {place} since {time}: {reason}', where)
}

function neededWords({ client, needsRoles }: SignInCheck['facts']): string {
  const names = Array.isArray(needsRoles) ? needsRoles.map(String) : []
  const app = text(client)
  return names.length === 0
    ? t('{app} is limited to roles that are gone', { app })
    : t('{app} needs the role {roles}, and they do not have it', { app, roles: anyOf(names) })
}

const requiredActions: Readonly<Record<string, string>> = {
  enrol: t('Must set up MFA at the next sign-in'),
  'enrol-mfa': t('Must set up MFA at the next sign-in'),
  'verify-email': t('Must prove the e-mail address at the next sign-in'),
  'new-recovery-codes': t('Gets new recovery codes at the next sign-in'),
  'accept-terms': t('Must accept new terms at the next sign-in'),
  'update-profile': t('Must bring the profile up to date at the next sign-in'),
  'change-password': t('Must choose a new password at the next sign-in'),
}

const spoken: Readonly<Record<string, string>> = {
  account: t('Your account is closed at the moment. I will see whether it can be opened.'),
  invitation: t('Your invitation has not been accepted yet. I am sending it again.'),
  email: t('Your e-mail address is not confirmed yet. Press the link in the mail that I send you.'),
  lock: t('There were too many tries, so sign-in is paused for a while. I can end that now.'),
  'mail-limit': t('You asked for many mails in a short time. The next one can be sent a little later.'),
  password: t('Your account has no password yet. I am sending you a link to set one.'),
  method: t('Your account has no password. Use the other button on the sign-in page.'),
  mail: t('We have written to you. Look into your mailbox and the spam folder, and use the newest mail.'),
  'mfa-enrolment': t('After your password you are asked to set up a second factor. Have your phone at hand.'),
  mfa: t('The code was not right. Check that the clock of your phone sets itself, and use the newest code.'),
  passkey: t('Your passkey was not accepted. Try another way on the sign-in page.'),
  organization: t('Your account is not in the organization that this app is for.'),
  app: t('Your account is not allowed into this app yet.'),
  network: t('Many failed tries came from your network. Try from another one, or a little later.'),
  provider: t('Your company’s sign-in did not let you through. Your company’s help desk can tell why.'),
  sessions: t('You are signed in in as many places as is allowed. Your next sign-in ends the oldest of them.'),
  'required-action': t('At your next sign-in one more step is asked of you. The page tells you what to do.'),
}
