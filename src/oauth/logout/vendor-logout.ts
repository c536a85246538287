import type { FastifyInstance } from 'fastify'
import type { Directory } from '../../directory.ts'
import { browserSession } from '../../http/browser-session.ts'
import type { ShowPlainPage } from '../../http/plain-page.ts'
import { PageError } from '../pages.ts'
import { Parameters } from '../parameters.ts'
import { endBrowserSession } from './end-browser-session.ts'
import { returnAddress } from './return-address.ts'

/** `GET /v2/logout`, the vendor's older way, which its SDKs for browsers use: it asks nobody. `federated` changes nothing. */
export function mountVendorLogout(server: FastifyInstance, directory: Directory, showPage: ShowPlainPage): void {
  server.get('/v2/logout', async (request, reply) => {
    const parameters = new Parameters(request.query)
    const id = parameters.text('client_id', 200)
    const client = id === null ? null : await directory.stores.clients.find(id)
    if (id !== null && client === null) {
      throw new PageError(400, 'Unknown application', 'No application is registered with this client_id.')
    }
    const { allowedLogoutUrls } = await directory.stores.settings.read()
    const address = returnAddress(client, parameters.text('returnTo'), allowedLogoutUrls)
    await endBrowserSession(directory, request, reply, await browserSession(directory, request))
    if (address === null) return showPage(request, reply, 200, { kind: 'signed-out' })
    return reply.header('cache-control', 'no-store').redirect(address, 303)
  })
}
