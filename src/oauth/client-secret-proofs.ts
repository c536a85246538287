// The secret of a client, by HTTP Basic or in the body (RFC 6749 §2.3.1).
import type { Client } from '../clients/client.ts'
import { provingSecret, useNotedMs } from '../clients/client-secret.ts'
import type { Directory } from '../directory.ts'
import type { ClientProof, ClientRequest } from './client-proof.ts'

const secretMaxLength = 1_000

export const secretInHeader: ClientProof = {
  method: 'client_secret_basic',
  isPresented: ({ authorization }) => authorization?.split(' ')[0]?.toLowerCase() === 'basic',
  clientIdIn: (request) => fromBasic(request)?.id ?? null,
  isProven: (directory, client, request) => {
    const presented = fromBasic(request)
    return presented !== null && provesBySecret(directory, client, presented.secret)
  },
}

export const secretInBody: ClientProof = {
  method: 'client_secret_post',
  isPresented: ({ parameters }) => secretIn(parameters) !== null,
  clientIdIn: ({ parameters }) => parameters.text('client_id', 200),
  isProven: (directory, client, { parameters }) => provesBySecret(directory, client, secretIn(parameters) ?? ''),
}

async function provesBySecret({ sealer, clock, stores }: Directory, client: Client, given: string): Promise<boolean> {
  const now = clock.now()
  const secret = provingSecret(sealer, client, given, now)
  if (secret === null) return false
  const { id, lastUsedAt } = secret
  if (lastUsedAt === null || now.getTime() - lastUsedAt.getTime() >= useNotedMs) {
    await stores.clients.noteSecretUse(client.id, id, now)
  }
  return true
}

function secretIn(parameters: ClientRequest['parameters']): string | null {
  return parameters.text('client_secret', secretMaxLength)
}

/** The two parts are form-encoded before they are joined (RFC 6749 §2.3.1). */
function fromBasic({ authorization = '' }: ClientRequest): { readonly id: string; readonly secret: string } | null {
  const [, encoded = ''] = authorization.split(' ')
  const decoded = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = decoded.indexOf(':')
  if (colon < 0) return null
  return { id: formDecoded(decoded.slice(0, colon)), secret: formDecoded(decoded.slice(colon + 1)) }
}

function formDecoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}
