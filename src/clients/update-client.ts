import type { SettingsStore } from '../applications/settings.ts'
import type { AuditStore } from '../audit/audit-event.ts'
import { changedValues } from '../audit/changed-values.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import type { Sealer } from '../kernel/sealing.ts'
import { type Client, refuseBadName, refuseSystem, type SignInMethod } from './client.ts'
import { sealAddons } from './client-addons.ts'
import { currentSecret, isClientSecret, newClientSecret } from './client-secret.ts'
import type { ClientStore } from './client-store.ts'
import { clientValues } from './client-values.ts'
import { clientForChange } from './find-client.ts'
import { refuseBadUrls } from './redirect-urls.ts'
import { isAllowed } from './stranded-clients.ts'

/** What is left out stays as it is. */
export type UpdateClientInput = Partial<
  Pick<
    Client,
    | 'name'
    | 'appType'
    | 'isFirstParty'
    | 'grantTypes'
    | 'tokenEndpointAuthMethod'
    | 'signInMethods'
    | 'requiresMfa'
    | 'sessionMinutes'
    | 'accessTokenMinutes'
  >
> & {
  /** In place of those it has. */
  readonly secret?: string
  /** Makes the new settings out of the present ones: what merges and what replaces is the wire's to know. */
  readonly settings?: (current: Client['settings']) => Client['settings']
  /** Called with the client locked, before anything of it is changed. */
  readonly beforeChange?: (current: Client) => Promise<void>
}

export interface UpdateClientDeps {
  readonly clients: ClientStore
  readonly settings: Pick<SettingsStore, 'readForChange'>
  readonly audit: AuditStore
  readonly sealer: Sealer
  readonly clock: Clock
}

/**
 * Whoever sends the secret along needs the permission for keys, unless it is the one the client has. Throws a fault that
 * names `signInMethods` where nobody could sign in by any of them.
 */
export async function updateClient(
  { clients, settings: everywhere, audit, sealer, clock }: UpdateClientDeps,
  actor: Actor,
  id: string,
  { settings, secret, beforeChange, ...input }: UpdateClientInput,
): Promise<Client> {
  if (input.name !== undefined) refuseBadName(input.name)
  if (input.signInMethods != null) await refuseNoWayIn(everywhere, input.signInMethods)
  const current = await clientForChange(clients, id)
  await beforeChange?.(current)
  const { signInMethods, requiresMfa, sessionMinutes, accessTokenMinutes } = input
  if ([signInMethods, requiresMfa, sessionMinutes, accessTokenMinutes].some((rule) => rule !== undefined)) {
    refuseSystem(current, 'how people sign in to it stays as it is')
  }
  const now = clock.now()
  const held = currentSecret(current, now)
  const changesSecret = secret !== undefined && !isClientSecret(sealer, current, held, secret)
  if (changesSecret) refuseWithoutKeys(actor)
  const changed = {
    ...current,
    ...input,
    settings: sealAddons(sealer, id, settings?.(current.settings) ?? current.settings, current.settings),
  }
  refuseBadUrls(whatChanged(current.settings, changed.settings))
  await clients.save(changed)
  const fields = [...Object.keys(input), ...(settings === undefined ? [] : ['settings'])]
  const details = { fields, ...changedValues(clientValues(current), clientValues(changed)) }
  await audit.record(actor, 'client.updated', { kind: 'client', id }, details)
  if (!changesSecret) return changed
  const secrets = [newClientSecret({ sealer, clientId: id, by: actor, now, name: held.name, value: secret })]
  await clients.setSecrets(id, secrets)
  await audit.record(actor, 'client.secret_rotated', { kind: 'client', id })
  return { ...changed, secrets }
}

/** The settings before the client: whoever changes them then looks at the clients. */
async function refuseNoWayIn(settings: UpdateClientDeps['settings'], methods: readonly SignInMethod[]): Promise<void> {
  const now = await settings.readForChange()
  if (methods.some((method) => isAllowed(method, now))) return
  throw invalidField('signInMethods', 'The settings allow none of these. Take another way as well, or allow one first.')
}

/** Addresses that were accepted under an earlier rule do not stand in the way of other changes. */
function whatChanged(before: Client['settings'], after: Client['settings']): Client['settings'] {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => before[name] !== value))
}

function refuseWithoutKeys({ permissions }: Actor): void {
  if (permissions.has('update:client_keys')) return
  throw new RollcallError('insufficient_scope', 'Insufficient scope, expected any of: update:client_keys')
}
