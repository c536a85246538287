import { exactTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import type { SignInCheck } from './diagnosis.ts'

/** What became of the newest mail that they wait for, and of the link in it. */
export function mailSentence({ state, facts }: Pick<SignInCheck, 'state' | 'facts'>): string {
  if (facts.status === undefined) return t('None was written lately')
  const sent = { time: time(facts.at) }
  if (state === 'fail') {
    const { fault } = facts
    return typeof fault !== 'string'
      ? t('The mail of {time} was not delivered. Is the address right?', sent)
      : t('The mail of {time} was not delivered: {fault}. Is the address right?', { ...sent, fault })
  }
  if (facts.status === 'waiting') return t('The mail of {time} waits to be sent', sent)
  if (facts.status === 'kept') return t('The mail of {time} is in the Outbox: no mail server is set', sent)
  if (facts.linkUsed === null) return t('Mailed {time}', sent)
  return linkSentence(facts, sent)
}

function linkSentence(facts: SignInCheck['facts'], sent: { readonly time: string }): string {
  const { linkUsed, usedFrom, openedAt, endsAt } = facts
  if (typeof usedFrom === 'string') {
    return t('Mailed {time}, link used from {ip}, where no try to sign in came from', { ...sent, ip: usedFrom })
  }
  if (linkUsed === true) return t('Mailed {time}, link used', sent)
  const [opened, ends] = [time(openedAt), time(endsAt)]
  const hasEnded = typeof endsAt === 'string' && new Date(endsAt) <= new Date()
  if (opened !== '') {
    return hasEnded
      ? t('Mailed {time}, link opened {opened} and not used, ended {ends}', { ...sent, opened, ends })
      : t('Mailed {time}, link opened {opened} and not used, ends {ends}', { ...sent, opened, ends })
  }
  return hasEnded
    ? t('Mailed {time}, link not opened, ended {ends}', { ...sent, ends })
    : t('Mailed {time}, link not opened, ends {ends}', { ...sent, ends })
}

function time(iso: unknown): string {
  return typeof iso === 'string' ? exactTime(new Date(iso)) : ''
}
