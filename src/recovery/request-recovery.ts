import { tellPerson } from '../authentication-methods/hold-person.ts'
import { connectionKind } from '../connections/connection.ts'
import type { ConnectionStore } from '../connections/connection-store.ts'
import { guardAttempt } from '../guards/guard-attempt.ts'
import { tooManyAttempts } from '../guards/too-many-attempts.ts'
import type { Caller } from '../kernel/actor.ts'
import type { Change } from '../kernel/change.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { prefixedId } from '../kernel/ids.ts'
import type { Places } from '../kernel/place.ts'
import { inSteadyTime } from '../kernel/steady-time.ts'
import { issueSecret } from '../one-time-secrets/one-time-secret.ts'
import type { Account } from '../sign-ins/account.ts'
import { strangerFrom } from '../sign-ins/sign-in-deps.ts'
import { canonicalEmail } from '../users/identifiers.ts'
import { holdRecovered } from './hold-recovered.ts'
import { aboutRecovery, type RecoveryStores, recoveryDetails } from './recovery-deps.ts'
import { type LostThing, pendingDays, pendingSince, type RecoveryRequest, recoveryNumber } from './recovery-request.ts'
import type { NewRecoveryRequest } from './recovery-request-store.ts'
import { noteSignals } from './weigh-recovery.ts'

export interface RequestRecoveryDeps {
  readonly stores: AccountOfDeps & Pick<RecoveryStores, 'attempts' | 'settings'>
  readonly change: Change<RecoveryStores>
  readonly clock: Clock
  readonly publicUrl: string
  readonly places: Places
}

export interface AccountOfDeps extends Pick<RecoveryStores, 'accounts'> {
  readonly connections: Pick<ConnectionStore, 'findDatabaseOf' | 'findDefaultDatabase'>
}

export interface RequestRecoveryInput {
  readonly email: string
  /** Where pools are isolated: among whose people the address is looked up. */
  readonly organizationId?: string | null
  readonly context?: string | null
  readonly lost?: readonly LostThing[]
  readonly phoneNumber?: string | null
  /** The browser that asks: it alone may look how the request stands. */
  readonly browserHash: Buffer
}

export const contextMaxLength = 2_000
export const phoneMaxLength = 40

/**
 * Files a request, or joins the one that waits for the same address. The answer is the same, and as soon, whether an
 * account has the address; its owner is written to, with a link that stops the request. Throws `not_permitted` where the
 * settings take no requests.
 */
export function requestRecovery(
  deps: RequestRecoveryDeps,
  caller: Caller,
  input: RequestRecoveryInput,
): Promise<RecoveryRequest> {
  return inSteadyTime(() => fileRequest(deps, caller, input))
}

async function fileRequest(
  deps: RequestRecoveryDeps,
  caller: Caller,
  input: RequestRecoveryInput,
): Promise<RecoveryRequest> {
  const { stores, change, clock, places } = deps
  await refuseClosedRecovery(stores)
  const email = canonicalEmail(input.email.trim())
  refuseLong(input)
  const account = await accountOf(stores, email, input.organizationId ?? null)
  const attempt = {
    act: 'mail-request',
    account: account?.userId ?? email,
    ip: caller.ip,
    isKnownBrowser: false,
  } as const
  const verdict = await guardAttempt({ attempts: stores.attempts, clock }, attempt)
  // A refusal for the account would tell who has one: then nobody is written to, and nobody is told (REC-11).
  if (verdict.scope === 'network') throw tooManyAttempts(verdict)
  return change(async (changing) => {
    const now = clock.now()
    const filed = newRequest(email, account, caller, input, now)
    await holdRecovered(changing, account?.userId ?? null)
    const { request, isNew, isOriginNew } = await changing.recoveryRequests.file(
      filed,
      input.browserHash,
      pendingSince(now),
    )
    if (isNew || isOriginNew) await noteSignals({ ...changing, places }, request)
    if (!isNew) return request
    // Its link is made for nobody too, so that both take as long.
    const stopLink = await linkThatStops({ ...changing, ...deps }, request)
    const isTold = verdict.isAllowed && account !== null && (await tell(changing, account, request, stopLink))
    const details = { ...recoveryDetails(request), lost: request.lost, isOwnerTold: isTold }
    await changing.audit.record(strangerFrom(caller), 'recovery_request.created', aboutRecovery(request), details)
    return request
  })
}

/** Throws `not_permitted` where the settings take no requests. */
export async function refuseClosedRecovery({ settings }: Pick<RecoveryStores, 'settings'>): Promise<void> {
  const { allowsRecoveryRequests } = await settings.read()
  if (!allowsRecoveryRequests) throw new RollcallError('not_permitted', 'Recovery is not asked for here. Ask support.')
}

/** Whoever has the address in the pool: null for nobody. */
export async function accountOf(
  { accounts, connections }: AccountOfDeps,
  email: string,
  organizationId: string | null,
) {
  const own = organizationId === null ? null : await connections.findDatabaseOf(organizationId)
  const connection = own ?? (await connections.findDefaultDatabase())
  if (connection === null || connectionKind(connection) !== 'database') return null
  return accounts.findByIdentifier(connection.id, email)
}

function newRequest(
  email: string,
  account: Account | null,
  { ip, userAgent }: Caller,
  { organizationId = null, context, lost = [], phoneNumber }: RequestRecoveryInput,
  createdAt: Date,
): NewRecoveryRequest {
  return {
    id: prefixedId('rrq'),
    email,
    organizationId,
    userId: account?.userId ?? null,
    context: context?.trim() || null,
    lost: [...new Set(lost)],
    phoneNumber: phoneNumber?.trim() || null,
    ip,
    userAgent,
    createdAt,
  }
}

type TellingDeps = RecoveryStores & Pick<RequestRecoveryDeps, 'clock' | 'publicUrl'>

/** Every verified address hears of it, with a link that stops it; false where there is none. */
export async function tellOwner(deps: TellingDeps, account: Account, request: RecoveryRequest): Promise<boolean> {
  return tell(deps, account, request, await linkThatStops(deps, request))
}

async function linkThatStops(deps: TellingDeps, { id }: RecoveryRequest): Promise<string> {
  const lifetimeSeconds = pendingDays * 86_400
  const secret = await issueSecret(deps, { purpose: 'recovery-stop', lifetimeSeconds, payload: { request: id } })
  return `${deps.publicUrl}u/account-recovery/stop?ticket=${secret}`
}

async function tell(
  { authenticationMethods, messages, recoveryRequests }: RecoveryStores,
  { userId }: Account,
  request: RecoveryRequest,
  stopLink: string,
): Promise<boolean> {
  const person = await authenticationMethods.holdPerson(userId)
  if (person === null || person.addresses.length === 0) return false
  await tellPerson(messages, person, 'recovery-requested', { number: recoveryNumber(request), stopLink })
  await recoveryRequests.noteOwnerTold(request.id)
  return true
}

function refuseLong({ context, phoneNumber }: RequestRecoveryInput): void {
  if ((context ?? '').length > contextMaxLength) {
    throw invalidField('context', `Enter at most ${contextMaxLength} characters.`)
  }
  if ((phoneNumber ?? '').length > phoneMaxLength) {
    throw invalidField('phone_number', `Enter at most ${phoneMaxLength} characters.`)
  }
}
