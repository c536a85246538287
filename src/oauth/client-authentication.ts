// Which client asks, and how it proves that (RFC 6749 §2.3): in exactly one way, and in the one it is registered for.
import type { Client } from '../clients/client.ts'
import { provesByKey } from '../clients/client-credential.ts'
import { isPublicClient } from '../clients/client-protocol.ts'
import type { Directory } from '../directory.ts'
import { OnceAMinute } from '../guards/once-a-minute.ts'
import { unstorable } from '../kernel/exact-json.ts'
import { clientActor } from './client-actor.ts'
import { signedAssertion } from './client-assertion.ts'
import type { ClientProof, ClientRequest } from './client-proof.ts'
import { secretInBody, secretInHeader } from './client-secret-proofs.ts'
import { OAuthError } from './errors.ts'

const proofs: readonly ClientProof[] = [secretInHeader, secretInBody, signedAssertion]

/** Every way there is, for discovery; `none` proves nothing. */
export const provingMethods: readonly string[] = proofs.map(({ method }) => method)
export const clientAuthenticationMethods: readonly string[] = [...provingMethods, 'none']

export interface AuthenticatedClient {
  readonly client: Client
  /** False for a public client: it only says who it is. */
  readonly isProven: boolean
}

/**
 * The client, or the one refusal that says neither what was wrong nor whether the client exists. The token endpoint says
 * for which grant; elsewhere a `grant_type` means nothing.
 */
export async function authenticatedClient(
  directory: Directory,
  request: ClientRequest,
  grant: string | null = null,
): Promise<AuthenticatedClient> {
  const proof = presentedProof(request)
  const named = request.parameters.text('client_id', 200)
  const id = proof?.clientIdIn(request) ?? named
  // Out of a header or an assertion may come whatever no database takes.
  if (id === null || unstorable(id) !== null) throw notAuthenticated()
  // Somebody else's assertion proves nothing about the client that is named (RFC 7521 §4.2).
  if (named !== null && named !== id) throw proof === signedAssertion ? notAuthenticated() : oneWayOnly()
  const client = await directory.stores.clients.find(id)
  if (client === null) throw notAuthenticated()
  if (proof === null) {
    if (!isPublicClient(client)) throw notAuthenticated()
    return { client, isProven: false }
  }
  if (!isRegisteredFor(client, proof) || !(await proof.isProven(directory, client, request))) {
    await recordRefusal(directory, client, request, { method: proof.method, ...(grant === null ? {} : { grant }) })
    throw notAuthenticated()
  }
  return { client, isProven: true }
}

function presentedProof(request: ClientRequest): ClientProof | null {
  const presented = proofs.filter((proof) => proof.isPresented(request))
  if (presented.length > 1) throw oneWayOnly()
  const [proof = null] = presented
  // Any other scheme is a proof that we do not know, and no reason to do without one.
  if (proof === null && request.authorization !== undefined) throw notAuthenticated()
  return proof
}

/** A client that named no method may use a secret in either place. */
function isRegisteredFor(client: Client, { method }: ClientProof): boolean {
  if (provesByKey(client)) return method === signedAssertion.method
  const { tokenEndpointAuthMethod } = client
  if (tokenEndpointAuthMethod === null) return method.startsWith('client_secret_')
  return method === tokenEndpointAuthMethod
}

const noted = new OnceAMinute()

/** One line a minute for each client and address: whoever guesses must not fill the audit (DOS-08). */
async function recordRefusal(
  directory: Directory,
  client: Client,
  { origin }: ClientRequest,
  details: { readonly method: string; readonly grant?: string },
): Promise<void> {
  const subject = { kind: 'client', id: client.id } as const
  await noted.record(`${client.id} ${origin.ip}`, directory.clock.now(), () =>
    directory.change(({ audit }) =>
      audit.record(clientActor(client, origin), 'client.authentication_failed', subject, details),
    ),
  )
}

function notAuthenticated(): OAuthError {
  return new OAuthError(401, 'invalid_client', 'Unauthorized')
}

function oneWayOnly(): OAuthError {
  return new OAuthError(
    400,
    'invalid_request',
    'The client must authenticate in one way only: by header or in the body',
  )
}
