// `GET` and `POST /oidc/logout` (RP-Initiated Logout 1.0). With an ID token of the session that ends, the client's word is
// enough; without one the person is asked, so that no other site can sign them out.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Client } from '../../clients/client.ts'
import type { Directory } from '../../directory.ts'
import { type BrowserSession, browserSession } from '../../http/browser-session.ts'
import { formToken, isFormToken } from '../../http/form-token.ts'
import type { PlainPage, ShowPlainPage } from '../../http/plain-page.ts'
import { type IdTokenHint, readIdTokenHint } from '../../id-tokens/read-id-token-hint.ts'
import { withQuery } from '../authorize/send-answer.ts'
import { PageError } from '../pages.ts'
import { Parameters } from '../parameters.ts'
import { endBrowserSession } from './end-browser-session.ts'
import { returnAddress } from './return-address.ts'

export const rpLogoutPath = 'oidc/logout'

const formSubject = 'logout'

export function mountRpLogout(server: FastifyInstance, directory: Directory, showPage: ShowPlainPage): void {
  server.get(`/${rpLogoutPath}`, (request, reply) => logOut(directory, showPage, request, reply, request.query))
  server.post(`/${rpLogoutPath}`, (request, reply) => logOut(directory, showPage, request, reply, request.body))
}

async function logOut(
  directory: Directory,
  showPage: ShowPlainPage,
  request: FastifyRequest,
  reply: FastifyReply,
  source: unknown,
) {
  const parameters = new Parameters(source)
  const hint = await hintIn(directory, parameters)
  const client = await clientOf(directory, parameters, hint)
  const address = returnAddress(client, parameters.text('post_logout_redirect_uri'))
  const found = await browserSession(directory, request)
  if (found !== null && !isSurelyMeant(directory, found, hint, parameters)) {
    return showPage(request, reply, 200, question(directory, found, { client, parameters, address }))
  }
  await endBrowserSession(directory, request, reply, found)
  if (address === null) return showPage(request, reply, 200, { kind: 'signed-out' })
  const state = parameters.text('state', 4_096)
  return reply
    .header('cache-control', 'no-store')
    .redirect(state === null ? address : withQuery(address, { state }), 303)
}

async function hintIn(directory: Directory, parameters: Parameters): Promise<IdTokenHint | null> {
  const token = parameters.text('id_token_hint', 10_000)
  if (token === null) return null
  const { stores, issuer } = directory
  const hint = await readIdTokenHint({ signingKeys: stores.signingKeys, issuer }, token)
  if (hint !== null) return hint
  throw new PageError(400, 'This request is not right', 'The id_token_hint is no ID token of this server.')
}

async function clientOf(
  directory: Directory,
  parameters: Parameters,
  hint: IdTokenHint | null,
): Promise<Client | null> {
  const named = parameters.text('client_id', 200)
  if (named !== null && hint !== null && named !== hint.clientId) {
    throw new PageError(400, 'This request is not right', 'The id_token_hint was issued to another client.')
  }
  const id = named ?? hint?.clientId ?? null
  const client = id === null ? null : await directory.stores.clients.find(id)
  if (id === null || client !== null) return client
  throw new PageError(400, 'Unknown application', 'No application is registered with this client_id.')
}

/** The hint is of this very session, or the person pressed the button on our page. */
function isSurelyMeant(
  directory: Directory,
  { session, secret }: BrowserSession,
  hint: IdTokenHint | null,
  parameters: Parameters,
): boolean {
  if (isFormToken(directory, parameters.text('form_token', 200), secret, formSubject)) return true
  if (hint === null || hint.userId !== session.userId) return false
  return hint.sessionId === null || hint.sessionId === session.id
}

interface Asked {
  readonly client: Client | null
  readonly parameters: Parameters
  readonly address: string | null
}

function question(directory: Directory, { secret }: BrowserSession, { client, parameters, address }: Asked): PlainPage {
  const kept = ['post_logout_redirect_uri', 'state'] as const
  const fields = Object.fromEntries(
    kept.flatMap((name) => {
      const value = parameters.text(name, 4_096)
      return value === null ? [] : [[name, value]]
    }),
  )
  return {
    kind: 'sign-out',
    appName: client?.name ?? null,
    form: {
      action: `/${rpLogoutPath}`,
      fields: {
        ...fields,
        ...(client === null ? {} : { client_id: client.id }),
        form_token: formToken(directory, secret, formSubject),
      },
      leadsTo: address,
    },
  }
}
