// The way back for people who lost everything: asking, looking how it stands, and the owner's stop (console.md 4.8).
import type { FastifyReply } from 'fastify'
import { RollcallError } from '../kernel/errors.ts'
import { lostThings, recoveryNumber, statusNow } from '../recovery/recovery-request.ts'
import { contextMaxLength, phoneMaxLength, requestRecovery } from '../recovery/request-recovery.ts'
import { canStopRecovery, stopRecovery } from '../recovery/stop-recovery.ts'
import { readSignIn } from '../sign-ins/keep-sign-in.ts'
import { browserHash, type SignIn } from '../sign-ins/sign-in.ts'
import { isEmail } from '../users/identifiers.ts'
import { type Failure, faultOf } from './failure.ts'
import { keepFlash, takeFlash } from './flash.ts'
import { readFormBody } from './form-body.ts'
import { refuseForeignForm } from './form-check.ts'
import {
  recoveryClosedPage,
  recoveryRequestPage,
  recoveryStatusPage,
  recoveryStopPage,
  recoveryStoppedPage,
  recoveryUnknownPage,
  recoveryUnusablePage,
} from './pages/recovery-pages.ts'
import { type Fault, type Scene, within } from './scene.ts'
import { sendPage, sendTo } from './send-page.ts'
import { queryText, sceneOf, type Visit } from './visit.ts'

export const recoveryPath = '/u/account-recovery'
export const recoveryStatusPath = `${recoveryPath}/status`
export const recoveryStopPath = `${recoveryPath}/stop`

export async function showRecovery(visit: Visit): Promise<FastifyReply> {
  if (!visit.settings.allowsRecoveryRequests) return sendClosed(visit)
  const signIn = await cameFrom(visit, queryText(visit, 'state'))
  const scene = sceneOf(visit, { path: recoveryPath, signIn })
  const asksOrganization = visit.directory.application.poolMode === 'isolated'
  const flash = takeFlash(visit, { path: recoveryPath, state: scene.state })
  const known = signIn?.identifier ?? ''
  const typed = isEmail(known) ? { email: known, ...flash.typed } : flash.typed
  const faults = flash.failures.map((failure) => recoveryFault(scene, failure))
  return sendPage(visit, recoveryRequestPage(scene, { faults, typed, asksOrganization }))
}

/**
 * The sign-in that led here, in the browser that it is of and while it goes on: what was typed there as a name is not
 * asked for again. Of one that is over, the next at the same browser learns nothing.
 */
async function cameFrom({ directory, browserSecret }: Visit, state: string | null): Promise<SignIn | null> {
  if (state === null || state === '') return null
  const signIn = await readSignIn(directory, state, browserSecret)
  const goesOn = signIn?.finishedAt === null && signIn.expiresAt > directory.clock.now()
  return goesOn ? signIn : null
}

export async function takeRecovery(visit: Visit): Promise<FastifyReply> {
  const { directory, caller, browserSecret } = visit
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, body.text('state'))
  const [email, context, phoneNumber] = [body.text('email').trim(), body.text('context'), body.text('phone')]
  const lost = lostThings.filter((thing) => body.text(`lost-${thing}`) === 'yes')
  const asksOrganization = directory.application.poolMode === 'isolated'
  const name = body.text('organization').trim().toLowerCase()
  const organization = asksOrganization ? await directory.stores.organizations.findByName(name) : null
  const failures: Failure[] = [
    ...(asksOrganization && organization === null ? [{ key: 'organization', field: 'organization' } as const] : []),
    ...(isEmail(email) ? [] : [{ key: 'email', field: 'email' } as const]),
    ...(context.length > contextMaxLength ? [{ key: 'invalid', field: 'context' } as const] : []),
    ...(phoneNumber.length > phoneMaxLength ? [{ key: 'invalid', field: 'phone' } as const] : []),
  ]
  if (failures.length > 0) {
    const typed = { organization: name, email, context, phone: phoneNumber, lost: lost.join(' ') }
    const state = (await cameFrom(visit, body.text('state')))?.id ?? null
    keepFlash(visit, { path: recoveryPath, state }, { failures, typed })
    return sendTo(visit, within({ base: '', state }, recoveryPath))
  }
  const organizationId = organization?.id ?? null
  const input = { email, organizationId, context, phoneNumber, lost, browserHash: browserHash(browserSecret) }
  try {
    const { id } = await requestRecovery(directory, caller, input)
    return sendTo(visit, `${recoveryStatusPath}?request=${encodeURIComponent(id)}`)
  } catch (fault) {
    if (!(fault instanceof RollcallError && fault.code === 'not_permitted')) throw fault
    return sendClosed(visit)
  }
}

/** Where the settings take no requests: the same for everybody, whatever they send. */
function sendClosed(visit: Visit): FastifyReply {
  return sendPage(visit, recoveryClosedPage(sceneOf(visit, { path: recoveryPath })), { status: 403 })
}

/** Only in a browser that asked. */
export async function showRecoveryStatus(visit: Visit): Promise<FastifyReply> {
  const { directory, browserSecret } = visit
  const id = queryText(visit, 'request') ?? ''
  const scene = sceneOf(visit, { path: `${recoveryStatusPath}?request=${id}` })
  const request = await directory.stores.recoveryRequests.findForBrowser(id, browserHash(browserSecret))
  if (request === null) return sendPage(visit, recoveryUnknownPage(scene), { status: 404 })
  const isWaiting = statusNow(request, directory.clock.now()) === 'pending'
  return sendPage(visit, recoveryStatusPage(scene, { number: recoveryNumber(request), isWaiting }))
}

/** Opening the link stops nothing: the button does. */
export async function showRecoveryStop(visit: Visit): Promise<FastifyReply> {
  if (queryText(visit, 'done') !== null) {
    return sendPage(visit, recoveryStoppedPage(sceneOf(visit, { path: `${recoveryStopPath}?done=yes` })))
  }
  const ticket = queryText(visit, 'ticket') ?? ''
  const scene = sceneOf(visit, { path: `${recoveryStopPath}?ticket=${ticket}` })
  if (await canStopRecovery(visit.directory, ticket)) return sendPage(visit, recoveryStopPage(scene, ticket))
  return sendPage(visit, recoveryUnusablePage(scene), { status: 400 })
}

export async function takeRecoveryStop(visit: Visit): Promise<FastifyReply> {
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  return orUnusable(visit, recoveryStopPath, async () => {
    await stopRecovery(visit.directory, visit.caller, body.text('ticket'))
    return sendTo(visit, `${recoveryStopPath}?done=yes`)
  })
}

/** A link that does not work has a page of its own. */
export async function orUnusable(visit: Visit, path: string, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof RollcallError && fault.code === 'link_unusable')) throw fault
    return sendPage(visit, recoveryUnusablePage(sceneOf(visit, { path })), { status: 400 })
  }
}

function recoveryFault(scene: Scene, failure: Failure): Fault {
  if (failure.key !== 'invalid') return faultOf(scene, failure)
  return { field: failure.field, message: scene.texts.recovery.tooLong }
}
