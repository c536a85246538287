// What the check of other providers says: what one answered this person, and what its connection last refused to whomever.
import { exactTime } from '../../../lib/format-time.ts'
import { t } from '../../../lib/text.ts'
import { answerOf } from './attempt-words.ts'
import type { SignInCheck } from './diagnosis.ts'

interface ProviderFact {
  readonly connectionId: string
  readonly name: string
  readonly isEnabled: boolean
  /** By the connection, so that it may have been of somebody else. */
  readonly failure: { readonly at: string; readonly answer: string; readonly detail: string } | null
}

/** Whose refusal is the newest comes first. */
export function providersOf({ providers }: SignInCheck['facts']): readonly ProviderFact[] {
  return Array.isArray(providers) ? (providers as readonly ProviderFact[]) : []
}

export function providerSentence({ state, facts }: SignInCheck): string {
  const [latest] = providersOf(facts)
  if (state === 'warn' && latest !== undefined) return t('{provider} is turned off', { provider: latest.name })
  if (state !== 'fail') return t('No refusal of a provider')
  const answered = answerOf(typeof facts.failure === 'string' ? facts.failure : '')
  if (latest?.failure == null) return answered
  const { at, answer, detail } = latest.failure
  const last = { answered, provider: latest.name, answer, detail, time: exactTime(new Date(at)) }
  return t('{answered}. The last refusal by {provider}, {time}: {answer}, {detail}', last)
}
