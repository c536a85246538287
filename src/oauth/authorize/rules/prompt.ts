import type { AuthorizationRequest } from '../../../sign-ins/authorization-request.ts'
import { Refusal } from '../refusal.ts'
import type { Rule } from './rule.ts'

export const promptValues = ['none', 'login', 'consent', 'select_account', 'create'] as const

/** What the person must be asked; `none` stands alone (OpenID Connect Core §3.1.2.1, Prompt Create 1.0). */
export const prompt: Rule = ({ parameters }) => {
  const asked = parameters.words('prompt', 100)
  const unknown = asked.find((value) => !promptValues.some((known) => known === value))
  if (unknown !== undefined) throw new Refusal('invalid_request', `Unknown value of prompt: ${unknown}`)
  if (asked.includes('none') && asked.length > 1) {
    throw new Refusal('invalid_request', 'prompt=none cannot be combined with other values')
  }
  const kept = asked.filter((value) => value !== 'create') as unknown as AuthorizationRequest['prompt']
  return { prompt: kept, opensSignUp: asked.includes('create') }
}
