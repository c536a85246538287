// A second factor of whoever is signed in, set up in place. Each confirmation gives the session a new token.
import { queryOptions } from '@tanstack/react-query'
import { call, keepCsrfToken, noteRenewal } from '../../../lib/http.ts'
import { withStepUp } from '../../../lib/step-up.ts'
import { t } from '../../../lib/text.ts'

export interface StartedAuthenticator {
  readonly methodId: string
  readonly secret: string
  readonly qrSvg: string
}

interface Enrolled {
  readonly csrfToken: string
  readonly recoveryCodes: readonly string[]
}

/** Asked for once: a second picture would make the first one worthless. */
export const authenticatorQuery = queryOptions({
  queryKey: ['setup', 'authenticator'],
  queryFn: () => withStepUp(() => call<StartedAuthenticator>('POST', '/session/authenticator')),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  retry: false,
})

export function confirmAuthenticator(methodId: string, code: string): Promise<readonly string[]> {
  return enrolled('/session/authenticator/confirm', { methodId, code: code.replace(/\D/g, '') })
}

interface StartedPasskey {
  readonly options: PublicKeyCredentialCreationOptionsJSON
  readonly sealedChallenge: string
}

/** The person closed the browser's own window, or it cannot make passkeys here. */
export class PasskeyNotMade extends Error {
  override readonly name = 'PasskeyNotMade'
}

export async function addPasskey(): Promise<readonly string[]> {
  const { options, sealedChallenge } = await withStepUp(() => call<StartedPasskey>('POST', '/session/passkey'))
  const response = await makePasskey(options)
  return enrolled('/session/passkey/confirm', { sealedChallenge, response })
}

async function makePasskey(options: PublicKeyCredentialCreationOptionsJSON): Promise<object> {
  try {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options)
    const credential = await navigator.credentials.create({ publicKey })
    if (credential === null) throw new Error('no passkey was made')
    return (credential as PublicKeyCredential).toJSON()
  } catch (error) {
    throw new PasskeyNotMade(t('No passkey was made. Try again, or use an authenticator app.'), { cause: error })
  }
}

async function enrolled(path: string, body: object): Promise<readonly string[]> {
  const { csrfToken, recoveryCodes } = await withStepUp(() => {
    const confirming = call<Enrolled>('POST', path, { body })
    noteRenewal(confirming)
    return confirming
  })
  keepCsrfToken(csrfToken)
  return recoveryCodes
}
