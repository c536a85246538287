import { serves } from '../../connections/client-access.ts'
import { firstLanguageTag } from '../../kernel/language-tag.ts'
import type { Asking } from './asking.ts'
import { Refusal } from './refusal.ts'

/** What makes a sign-in shorter and decides nothing. */
export interface SignInHints {
  readonly identifier: string | null
  readonly locale: string | null
  readonly connectionId: string | null
}

const hintMaxLength = 320

export async function signInHints(asking: Asking): Promise<SignInHints> {
  const hint = asking.parameters.text('login_hint')
  return {
    identifier: hint === null || hint.length > hintMaxLength || /\p{C}/u.test(hint) ? null : hint.trim() || null,
    locale: firstLanguageTag(asking.parameters.words('ui_locales', 500)),
    connectionId: await connectionId(asking),
  }
}

async function connectionId({ directory, client, parameters }: Asking): Promise<string | null> {
  const name = parameters.text('connection', 200)
  if (name === null) return null
  const connection = await directory.stores.connections.findByName(name)
  if (connection !== null && serves(connection, client.id)) return connection.id
  throw new Refusal('invalid_request', `The connection ${name} is not there for this client`)
}
