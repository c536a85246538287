// A recovery in words: its steps, and what an auditor would ask about.
import { t, tCount } from '../../../lib/text.ts'
import { withinSentence } from '../../../lib/within-sentence.ts'
import { eventSentences } from './event-sentences.ts'
import type { ChainFlag, ChainMail, ChainStep } from './recovery-chain.ts'

export function flagWords(flag: ChainFlag): string {
  switch (flag.kind) {
    case 'not-verified':
      return t('approved without verification')
    case 'decided-fast':
      return tCount(flag.seconds, 'approved in 1 s', 'approved in {count} s')
    case 'other-country':
      return t('link opened from another country ({opened}) than the request ({asked})', {
        opened: flag.opened,
        asked: flag.asked,
      })
    case 'address-of-approver':
      return t('same IP as the approver')
    case 'asked-by-approver':
      return t('filed by the approver')
    case 'approver-gone':
      return flag.how === 'removed' ? t('approver was later removed') : t('approver was later suspended')
    case 'address-changed':
      return flag.daysBefore === 0
        ? t('address changed on the same day')
        : tCount(flag.daysBefore, 'address changed 1 day before', 'address changed {count} days before')
    case 'sensitive-action':
      return t('sensitive action within 1 h: {action}', { action: actionWords(flag.type) })
  }
}

function actionWords(type: string): string {
  return withinSentence(eventSentences[type] ?? type)
}

const steps: Readonly<Record<string, string>> = {
  'recovery_request.created': t('Requested'),
  'recovery_request.approved': t('Approved'),
  'recovery_request.denied': t('Denied'),
  'recovery_request.stopped': t('Stopped by the owner'),
  'recovery_request.decision_refused': t('A decision was refused'),
  'recovery_request.link_resent': t('Link sent again'),
  'recovery_request.link_sent': t('Link mailed after its waiting time'),
  'recovery_request.link_unsent': t('Link could not be mailed'),
  'recovery_request.opened': t('Link opened'),
  'recovery_request.finished': t('Recovered'),
  'user.password_changed': t('New password set'),
  'user.factor_enrolled': t('MFA enrolled'),
  'user.signed_in': t('First sign-in'),
}

const channels: Readonly<Record<string, string>> = {
  email: t('code by e-mail'),
  session: t('prompt in their session'),
  authenticator: t('authenticator code'),
}

/** "Caller verified: code by e-mail". */
function checkWords({ type, callerCheck }: ChainStep): string {
  const sentence = eventSentences[type] ?? type
  const { channel = null, kind = null } = callerCheck ?? {}
  const way = channels[channel ?? ''] ?? (kind === null ? null : methodWords(kind))
  return way === null ? sentence : `${sentence}: ${way}`
}

export function stepWords(step: ChainStep): string {
  const { type } = step
  if (step.callerCheck !== null) return checkWords(step)
  return steps[type] ?? eventSentences[type] ?? type
}

/** What became of a link that was mailed. */
export function mailWords({ status }: ChainMail): string {
  return mails[status]
}

const mails: Readonly<Record<ChainMail['status'], string>> = {
  kept: t('Link kept in the Outbox: no mail server is set'),
  waiting: t('Link waits to be mailed'),
  sent: t('Link mailed'),
  failed: t('Link could not be delivered'),
  suppressed: t('Link held back: the address is suppressed'),
}

const methods: Readonly<Record<string, string>> = {
  'video-call': t('Video call'),
  'id-document': t('ID document'),
  manager: t('Manager'),
  'in-person': t('In person'),
  'mailed-code': t('Mailed code'),
  other: t('Other'),
}

export function methodWords(method: string): string {
  return methods[method] ?? method
}
