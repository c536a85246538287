// The word about a device, of the person who typed its code and signed in: which program it is, what it asks for, and the
// code once more, to be compared with the screen (RFC 8628 §5.4).
import type { FastifyReply } from 'fastify'
import { approveDeviceRequest, denyDeviceRequest } from '../../device-requests/decide-device-request.ts'
import { type DeviceRequest, userCodeOf } from '../../device-requests/device-request.ts'
import { html } from '../../http/html.ts'
import { familySignInOfSession } from '../../id-tokens/authentication-claims.ts'
import type { Session } from '../../sessions/session.ts'
import { readSignIn } from '../../sign-ins/keep-sign-in.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { originName } from '../../sign-ins/origin-name.ts'
import { browserHash, type SignIn } from '../../sign-ins/sign-in.ts'
import { personFrom } from '../../sign-ins/sign-in-deps.ts'
import type { SignInFacts } from '../../sign-ins/sign-in-facts.ts'
import { askedScopes } from '../asked-scopes.ts'
import { browserSession } from '../browser-session.ts'
import { clientLook } from '../client-look.ts'
import { readFormBody } from '../form-body.ts'
import { refuseForeignForm } from '../form-check.ts'
import { confirmDevicePage } from '../pages/device-pages.ts'
import { noticePage } from '../pages/notice-page.ts'
import { sendPage, sendTo } from '../send-page.ts'
import { addressWithin } from '../step-paths.ts'
import { queryText, sceneOf, type Visit } from '../visit.ts'
import { activatePath, beginFor } from './device.ts'

export const confirmDevicePath = '/activate/confirm'

export async function showConfirmDevice(visit: Visit): Promise<FastifyReply> {
  const waiting = await waitingDevice(visit, queryText(visit, 'state'))
  if (waiting === null) return sendOver(visit)
  const { signIn, facts, request } = waiting
  if (request.status !== 'pending') return sendDecided(visit, waiting)
  const scene = sceneOf(visit, { path: confirmDevicePath, signIn, clientName: facts.client?.name ?? null })
  const { scope, audience, clientId } = request
  const { account } = facts
  const consent =
    account === null ? null : await visit.directory.stores.consents.find(account.userId, clientId, audience ?? '')
  const look = clientLook(facts.client)
  const shown = confirmDevicePage(scene, {
    userCode: userCodeOf(visit.directory.sealer, request),
    account: account?.email ?? account?.name ?? '',
    asked: await askedScopes(visit.directory, scene.texts, { scope, audience, allowed: consent?.scope ?? null }),
    look,
    place: originName(visit.directory, request.origin, scene.locale),
  })
  return sendPage(visit, shown, { picture: look.logoUrl })
}

export async function takeConfirmDevice(visit: Visit): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  const state = body.text('state')
  refuseForeignForm(visit, body, state)
  const waiting = await waitingDevice(visit, state)
  if (waiting === null) return sendOver(visit)
  // Only the word that allows does; whatever else came is a no.
  await (body.text('answer') === 'allow' ? approve(visit, waiting) : deny(visit, waiting))
  return sendTo(visit, addressWithin(waiting.signIn, confirmDevicePath))
}

/** The same device once more, for somebody who is signed in as another than they want. */
export async function takeAnotherAccount(visit: Visit): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  const state = body.text('state')
  refuseForeignForm(visit, body, state)
  const waiting = await waitingDevice(visit, state)
  return waiting === null ? sendOver(visit) : beginFor(visit, waiting.request, false)
}

interface WaitingDevice {
  readonly signIn: SignIn
  readonly facts: SignInFacts
  readonly session: Session
  readonly request: DeviceRequest
}

/** Null unless this browser claimed the device, and the person who signed in for it is signed in and may be. */
async function waitingDevice(visit: Visit, state: string | null): Promise<WaitingDevice | null> {
  const { directory, browserSecret } = visit
  const { stores, clock } = directory
  const signIn = state === null || state === '' ? null : await readSignIn(directory, state, browserSecret)
  if (signIn === null || signIn.goal.kind !== 'device' || signIn.finishedAt === null) return null
  const session = await browserSession(visit)
  if (session === null || session.id !== signIn.sessionId || session.userId !== signIn.userId) return null
  const { requestId } = signIn.goal
  const request = await stores.deviceRequests.findForBrowser(requestId, browserHash(browserSecret), clock.now())
  const { step, facts } = await stepOf(directory, signIn, visit.caller)
  return request === null || step.kind !== 'done' ? null : { signIn, facts, session, request }
}

async function approve({ directory, caller, browserSecret }: Visit, waiting: WaitingDevice): Promise<void> {
  const { signIn, facts, session, request } = waiting
  const { account, client } = facts
  if (account === null || client === null) return
  const { userId, securityVersion } = session
  const told = familySignInOfSession(session, null)
  const approval = { userId, securityVersion, organizationId: signIn.organizationId, signIn: told }
  const deciding = { requestId: request.id, browserHash: browserHash(browserSecret), approval, client }
  await directory.change(async (deps) => {
    // Who signs out at this moment says nothing any more.
    if ((await deps.sessions.hold(session.id, deps.clock.now())) === null) return
    await approveDeviceRequest(deps, personFrom(account, caller), deciding)
  })
}

async function deny({ directory, caller, browserSecret }: Visit, { facts, request }: WaitingDevice): Promise<void> {
  const { account } = facts
  if (account === null) return
  const deciding = { requestId: request.id, browserHash: browserHash(browserSecret) }
  await directory.change((deps) => denyDeviceRequest(deps, personFrom(account, caller), deciding))
}

function sendDecided(visit: Visit, { signIn, facts, request }: WaitingDevice): FastifyReply {
  const scene = sceneOf(visit, { path: confirmDevicePath, signIn, clientName: facts.client?.name ?? null })
  const { device } = scene.texts
  const [title, text] =
    request.status === 'denied' ? [device.deniedTitle, device.denied] : [device.approvedTitle, device.approved]
  return sendPage(visit, noticePage(scene, { title, text, isFailure: false }))
}

/** Says the same of what ran out, of what is another browser's and of what never was. */
function sendOver(visit: Visit): FastifyReply {
  const scene = sceneOf(visit, { path: activatePath })
  const { device } = scene.texts
  const action = html`<a class="button primary" href="${activatePath}">${device.again}</a>`
  return sendPage(visit, noticePage(scene, { title: device.overTitle, text: device.over, action }), { status: 400 })
}
