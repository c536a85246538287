// A person's word about a device: given once, in the browser that claimed its code and is signed in.
import type { AuditStore } from '../audit/audit-event.ts'
import type { Client } from '../clients/client.ts'
import type { ConsentStore } from '../consents/consent.ts'
import { giveConsent } from '../consents/give-consent.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import type { DeviceApproval, DeviceRequest } from './device-request.ts'
import type { DeviceRequestStore } from './device-request-store.ts'

export interface DecideDeviceRequestDeps {
  readonly deviceRequests: DeviceRequestStore
  readonly consents: ConsentStore
  readonly audit: AuditStore
  readonly clock: Clock
}

interface Deciding {
  readonly requestId: string
  readonly browserHash: Buffer
}

/**
 * Lets the device in, and keeps what a client that is not ours was allowed. False when it was decided before or ran out.
 * Call it in a transaction in which the person's session is held.
 */
export async function approveDeviceRequest(
  deps: DecideDeviceRequestDeps,
  person: Actor,
  {
    requestId,
    browserHash,
    approval,
    client,
  }: Deciding & { readonly approval: DeviceApproval; readonly client: Client },
): Promise<boolean> {
  const { deviceRequests, audit, clock } = deps
  const request = await deviceRequests.approve(requestId, browserHash, approval, clock.now())
  if (request === null) return false
  const { userId } = approval
  const { clientId, audience, scope } = request
  if (!client.isFirstParty) await giveConsent(deps, person, { userId, clientId, audience: audience ?? '', scope })
  await audit.record(person, 'user.device_approved', { kind: 'user', id: userId }, detailsOf(request))
  return true
}

/** Turns the device away. False when it was decided before or ran out. Call it in a transaction. */
export async function denyDeviceRequest(
  { deviceRequests, audit, clock }: DecideDeviceRequestDeps,
  person: Actor,
  { requestId, browserHash }: Deciding,
): Promise<boolean> {
  const request = await deviceRequests.deny(requestId, browserHash, clock.now())
  if (request === null) return false
  await audit.record(person, 'user.device_denied', { kind: 'user', id: person.id }, detailsOf(request))
  return true
}

function detailsOf({ id, clientId, scope, audience }: DeviceRequest) {
  return { request: id, client: clientId, scope: [...scope], ...(audience === null ? {} : { audience }) }
}
