import { type Connection, connectionKind } from '../connections/connection.ts'
import { changedOptions } from '../connections/connection-options.ts'
import { sealedOptions } from '../connections/connection-secrets.ts'
import { presentConnection } from '../connections/find-connection.ts'
import { refuseLastWay } from '../connections/last-way-in.ts'
import { relyingOn, saveConnection, type UpdateConnectionDeps } from '../connections/update-connection.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField, notSupported } from '../kernel/errors.ts'
import { refuseOtherVersion } from '../kernel/version.ts'
import { presets } from './presets.ts'
import { secretPlace } from './provider-metadata.ts'
import {
  changedProviderOptions,
  isProviderStrategy,
  type ProviderChanges,
  providerSettings,
} from './provider-settings.ts'
import { refuseBadProvider, refuseIncomplete } from './refuse-bad-provider.ts'

export type ChangeProviderInput = Partial<Pick<Connection, 'displayName' | 'isEnabled' | 'enabledClients'>> & {
  readonly provider?: ProviderChanges
  /** The version that the change is meant for. */
  readonly ifVersion?: number
}

/**
 * What is left out stays, the secret too, unless it would be sent elsewhere. Repeating is no change and leaves no event.
 * Throws a fault that names the field, `client_not_found`, `version_conflict`, `operation_not_supported` where the
 * connection is no provider, and `connection_required` where it would shut the only way into an organization.
 */
export async function changeProvider(
  deps: UpdateConnectionDeps,
  actor: Actor,
  id: string,
  { provider = {}, ifVersion, ...input }: ChangeProviderInput,
): Promise<Connection> {
  const relying = await relyingOn(deps.connections, id, input)
  const current = presentProvider(await deps.connections.findForChange(id))
  refuseOtherVersion('connection', current, ifVersion)
  const fields = [...Object.keys(input), ...Object.keys(provider)]
  if (fields.length === 0) return current
  const enabledClients = [...new Set(input.enabledClients ?? current.enabledClients)]
  const options = Object.keys(provider).length === 0 ? current.options : changedBy(deps, current, provider)
  const changed = { ...current, ...input, options, enabledClients }
  refuseLastWay(current, changed, relying)
  return saveConnection(deps, actor, current, changed, fields)
}

/** The connection, which leads to a provider. */
export function presentProvider(found: Connection | null): Connection {
  const connection = presentConnection(found)
  if (connectionKind(connection) === 'other') return connection
  throw notSupported(`${connection.name} leads to no other provider.`)
}

/** Secrets lie sealed and stay as they are, but for the one that is given. */
function changedBy(deps: UpdateConnectionDeps, current: Connection, provider: ProviderChanges): Connection['options'] {
  const { id, strategy } = current
  if (!isProviderStrategy(strategy)) {
    throw notSupported(`People cannot sign in by a connection of ${strategy} here.`)
  }
  refuseBadProvider(deps, provider)
  const { clientSecret, ...rest } = provider
  const secret = typeof clientSecret === 'string' ? sealedOptions(deps.sealer, id, { client_secret: clientSecret }) : {}
  const kept = clientSecret === null ? { ...current.options, client_secret: null } : current.options
  const options = { ...changedProviderOptions(strategy, kept, rest), ...secret }
  refuseIncomplete(strategy, { options }, Object.keys(provider))
  if (clientSecret === undefined) refuseMovedSecret(current, options)
  return changedOptions(strategy, options, current.options)
}

/** It is written and never read: whoever changes where it is sent to would read it there. */
function refuseMovedSecret({ strategy, options: before }: Connection, after: Connection['options']): void {
  const preset = presets[strategy]
  if (preset === undefined || !providerSettings({ options: before }).hasClientSecret) return
  if (secretPlace(preset, before) === secretPlace(preset, after)) return
  const why = 'The stored secret is not sent to another place. Enter it again, or remove it.'
  throw invalidField('clientSecret', why)
}
