// A directory in which every word that somebody outside could choose is markup or script (WEB-01), and an address that
// nobody should ever ask for.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { requestRecovery } from '../../src/recovery/request-recovery.ts'
import { newSignIn } from '../../src/sign-ins/sign-in.ts'
import { signedIn as signedInTo } from '../api/authaz-v1/console-browser.ts'
import { callback } from '../login/people.ts'
import { newBrowserHash } from '../support/recovery.ts'
import { signedIn } from '../support/signed-in.ts'
import type { Answer, TestApp } from '../support/test-app.ts'
import { fine, pathTo } from './organization-members.ts'

export interface Canary {
  readonly origin: string
  /** The paths that somebody asked for. */
  readonly asked: readonly string[]
  close(): Promise<void>
}

/** A server on this machine, where a server that fetches what it is told would get an answer. */
export async function startCanary(): Promise<Canary> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    asked,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** Every one names the canary: a page that shows one as text has the word in its text. */
export const payloads = (canary: string): readonly string[] => [
  `"'><img src=${canary}/img onerror=alert(1)>`,
  `<script src="${canary}/script"></script><script>alert(2)</script>`,
  `</title></textarea><svg onload=alert(3)>${canary}</svg>`,
  `<base href=${canary}/><meta http-equiv=refresh content="0;url=${canary}/moved">`,
  `<style>@import '${canary}/style'</style><link rel=stylesheet href=${canary}/link>`,
  `<iframe srcdoc="<script>parent.alert(4)</script>"></iframe><a href="javascript:alert(5)">${canary}</a>`,
  `{{constructor.constructor('alert(6)')()}}\${alert(7)}<%= ${canary} %>`,
]

/** Of everybody in it. */
export const markedUpPassword = 'violet harbour lantern 42'

export interface MarkedUp {
  readonly userId: string
  readonly otherId: string
  readonly organizationId: string
  readonly recoveryId: string
  readonly approvalId: string
  readonly roleId: string
  readonly webhookId: string
  readonly connectionId: string
  readonly jobId: string
  readonly clientId: string
  /** Of others: people are asked what it may. */
  readonly foreignClientId: string
  /** The identifier of an API whose one permission is described in markup. */
  readonly audience: string
  /** Shows a code on a screen. */
  readonly deviceClientId: string
  readonly messageId: string
  readonly eventId: string
  readonly reference: string
}

export async function markUp(app: TestApp, canary: string): Promise<MarkedUp> {
  const all = payloads(canary)
  const text = all.join(' ')
  const of = (place: number) => all[place % all.length] as string
  const { directory } = app.app
  const people = await Promise.all(
    all.map(async (payload, place) => {
      const body = {
        connection: 'Username-Password-Authentication',
        email: `alice${place}@example.com`,
        email_verified: true,
        password: markedUpPassword,
        name: payload,
        given_name: of(place + 1),
        family_name: of(place + 2),
        nickname: of(place + 3),
        picture: `${canary}/picture.svg`,
        user_metadata: { '"><img src onerror=alert(8)>': text, picture: `${canary}/metadata` },
        app_metadata: { "'><script>alert(9)</script>": { deep: [text] } },
      }
      return fine(await app.api('POST', '/users', { body }), 201).user_id as string
    }),
  )
  const [userId = '', otherId = ''] = people
  const v1 = (method: string, path: string, body: object): Promise<Answer> => app.v1(method, path, { body })

  const named = { name: 'acme', display_name: of(0), metadata: { words: of(1).slice(0, 200) } }
  const organizationId: string = fine(await app.api('POST', '/organizations', { body: named }), 201).id
  fine(await v1('POST', pathTo('organizations', organizationId, 'members'), { userId }), 204)
  const administers = pathTo('organizations', organizationId, 'users', userId)
  fine(await v1('PATCH', administers, { isAdministrator: true }), 200)
  const domain = { domain: `${'a'.repeat(60)}.example.com` }
  fine(await v1('POST', pathTo('organizations', organizationId, 'domains'), domain), 201)
  const role = fine(await app.api('POST', '/roles', { body: { name: of(2), description: text.slice(0, 200) } }), 200)
  fine(await v1('POST', '/role-assignments', { userId, roleId: role.id }), 201)
  fine(
    await app.api('POST', `/organizations/${organizationId}/members/${encodeURIComponent(userId)}/roles`, {
      body: { roles: [role.id] },
    }),
    204,
  )
  const { clientId, ...clients } = await addClients(app, of)
  const invited = {
    inviter: { name: of(3).replace(/[<>]/g, '"') },
    invitee: { email: 'guest@example.com' },
    client_id: clientId,
  }
  fine(await app.api('POST', `/organizations/${organizationId}/invitations`, { body: invited }), 201)
  fine(await v1('POST', `${pathTo('users', userId)}/notes`, { text: text.slice(0, 1_000) }), 201)
  fine(await v1('POST', `${pathTo('users', otherId)}/suspend`, { reason: of(5) }), 200)
  const hook = { name: of(6).slice(0, 100), url: 'https://hooks.example.com', eventTypes: ['*'], isActive: false }
  const { id: webhookId } = fine(await v1('POST', '/webhooks', hook), 201)
  const there = { clientId: text.slice(0, 500), clientSecret: 'secret', issuer: 'https://there.example.com' }
  const linked = { name: 'there', strategy: 'oidc', displayName: of(4).slice(0, 128), provider: there }
  const { id: connectionId } = fine(await v1('POST', '/connections', linked), 201)
  fine(await v1('POST', `/organizations/${organizationId}/connections`, { connectionId }), 201)
  fine(await v1('POST', '/keys', { name: of(0), permissions: ['read:users'] }), 201)
  const admin = await signedInTo(app, 'admin')
  const view = { name: of(1).slice(0, 60), search: 'status=active', isShared: true }
  fine(await admin.call('POST', '/views', { body: view }), 201)
  const erasure = { action: 'erase-user', subjectId: people[3], reason: text.slice(0, 500) }
  const { id: approvalId } = fine(await admin.call('POST', '/approvals', { body: erasure }), 201)
  const kim = { email: 'kim@example.com', name: of(2), role: 'support', password: markedUpPassword }
  fine(await v1('POST', '/operators', kim), 201)
  const job = { action: 'suspend', selection: { ids: [people[2]] }, options: { reason: of(3) } }
  const jobId: string = fine(await v1('POST', '/jobs', job), 202).id
  await signedIn(directory, userId, text.slice(0, 500))
  const refused = { grant_type: 'password', username: 'alice0@example.com', password: 'wrong', client_id: clientId }
  await app.anonymous('POST', '/oauth/token', { body: refused, headers: { 'user-agent': text } })
  const caller = { ip: '203.0.113.7', userAgent: text.slice(0, 500), requestId: null }
  const asked = { email: 'alice0@example.com', context: text.slice(0, 500), browserHash: newBrowserHash() }
  await requestRecovery(directory, caller, asked)
  const { data } = fine(await app.v1('GET', '/recovery-requests'), 200)
  const { stores, clock } = directory
  const goal = { kind: 'account', path: '/account' } as const
  const signIn = newSignIn({ goal, identifier: text.slice(0, 200), origin: caller }, clock.now())
  await stores.signIns.insert(signIn, randomBytes(32))
  const messages = fine(await app.v1('GET', '/messages'), 200).data
  const events = fine(await app.v1('GET', '/audit/events'), 200).data
  // The longest link there is to copy.
  const invitation = messages.find(({ kind }: { readonly kind: string }) => kind === 'invitation')
  const rows = { messageId: invitation.id, eventId: events[0].id, reference: signIn.reference }
  const more = { approvalId, roleId: role.id, webhookId, connectionId, recoveryId: data[0].id, jobId }
  return { ...rows, ...more, userId, otherId, organizationId, clientId, ...clients }
}

type Clients = Pick<MarkedUp, 'clientId' | 'foreignClientId' | 'audience' | 'deviceClientId'>

/** Names of clients and of APIs hold no angle brackets: as much as gets in. */
async function addClients(app: TestApp, of: (place: number) => string): Promise<Clients> {
  const name = of(4).replace(/[<>]/g, '"')
  const add = async (given: object): Promise<string> =>
    fine(await app.api('POST', '/clients', { body: { name, ...given } }), 201).client_id
  const web = { app_type: 'regular_web', callbacks: [callback] }
  const audience = 'https://orders.example.com/'
  const scopes = [{ value: 'read:orders', description: of(5) }]
  fine(await app.api('POST', '/resource-servers', { body: { name, identifier: audience, scopes } }), 201)
  const legal = { tos_uri: 'javascript:alert(10)', policy_uri: `javascript:fetch('${of(0)}')`.slice(0, 200) }
  const deviceCode = 'urn:ietf:params:oauth:grant-type:device_code'
  return {
    audience,
    clientId: await add({ ...web, organization_usage: 'allow', grant_types: ['authorization_code', 'password'] }),
    foreignClientId: await add({ ...web, is_first_party: false, client_metadata: legal }),
    deviceClientId: await add({ app_type: 'native', token_endpoint_auth_method: 'none', grant_types: [deviceCode] }),
  }
}
