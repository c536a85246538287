// Where somebody types the code that their device shows (RFC 8628 §3.3). Typing it claims the device for this browser and
// begins a sign-in; nothing is granted before the page that follows it.
import type { FastifyReply } from 'fastify'
import { claimDeviceRequest } from '../../device-requests/claim-device-request.ts'
import type { DeviceRequest } from '../../device-requests/device-request.ts'
import { carriedBy } from '../../sign-ins/continue-session.ts'
import { beginSignIn } from '../../sign-ins/keep-sign-in.ts'
import { browserHash, newSignIn } from '../../sign-ins/sign-in.ts'
import { browserSession } from '../browser-session.ts'
import { keepFlash, takeFlash } from '../flash.ts'
import { readFormBody } from '../form-body.ts'
import { refuseForeignForm } from '../form-check.ts'
import { activatePage } from '../pages/device-pages.ts'
import { sendPage, sendTo } from '../send-page.ts'
import { addressWithin } from '../step-paths.ts'
import { queryText, sceneOf, type Visit } from '../visit.ts'

export const activatePath = '/activate'

const shownMaxLength = 40

export async function showActivate(visit: Visit): Promise<FastifyReply> {
  const scene = sceneOf(visit, { path: activatePath })
  const { failures, typed } = takeFlash(visit, { path: activatePath, state: null })
  const faults = failures.map(({ field }) => ({ field, message: scene.texts.device.wrong }))
  const userCode = typed.user_code ?? queryText(visit, 'user_code') ?? ''
  return sendPage(visit, activatePage(scene, { faults, userCode: userCode.slice(0, shownMaxLength) }))
}

export async function takeActivate(visit: Visit): Promise<FastifyReply> {
  const { directory, caller, browserSecret } = visit
  const body = readFormBody(visit.request.body)
  refuseForeignForm(visit, body, '')
  const typed = body.text('user_code')
  const request = await claimDeviceRequest(directory, caller, { typed, browserHash: browserHash(browserSecret) })
  if (request !== null) return beginFor(visit, request, true)
  const failures = [{ key: 'invalid', field: 'user_code' } as const]
  const kept = { user_code: typed.slice(0, shownMaxLength) }
  keepFlash(visit, { path: activatePath, state: null }, { failures, typed: kept })
  return sendTo(visit, activatePath)
}

/** A sign-in to the device's client, which whoever is signed in already passes at once. */
export async function beginFor(
  visit: Visit,
  { id, clientId }: DeviceRequest,
  continues: boolean,
): Promise<FastifyReply> {
  const { directory, caller, browserSecret } = visit
  const goal = { kind: 'device', requestId: id } as const
  const fresh = newSignIn({ goal, clientId, origin: caller }, directory.clock.now())
  const session = continues ? await browserSession(visit) : null
  const carried = session === null ? null : await carriedBy(directory, fresh, session)
  const signIn = carried?.facts.signIn ?? fresh
  await beginSignIn(directory, signIn, browserSecret)
  return sendTo(visit, addressWithin(signIn, '/u/login'))
}
