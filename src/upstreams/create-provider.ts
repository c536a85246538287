import type { Connection } from '../connections/connection.ts'
import {
  type CreateConnectionDeps,
  type CreateConnectionInput,
  createConnection,
} from '../connections/create-connection.ts'
import type { Actor } from '../kernel/actor.ts'
import { invalidField } from '../kernel/errors.ts'
import {
  changedProviderOptions,
  isProviderStrategy,
  type ProviderChanges,
  providerStrategies,
} from './provider-settings.ts'
import { refuseBadProvider, refuseIncomplete } from './refuse-bad-provider.ts'

export interface CreateProviderInput extends Omit<CreateConnectionInput, 'options' | 'settings'> {
  readonly provider: ProviderChanges
}

/** Throws a fault that names the field; `connection_exists` where the name is taken, `client_not_found`. */
export async function createProvider(
  deps: CreateConnectionDeps,
  actor: Actor,
  { provider, ...input }: CreateProviderInput,
): Promise<Connection> {
  const { strategy } = input
  if (!isProviderStrategy(strategy)) {
    throw invalidField('strategy', `Name one of ${providerStrategies.join(', ')}.`)
  }
  refuseBadProvider(deps, provider)
  const options = changedProviderOptions(strategy, {}, provider)
  refuseIncomplete(strategy, { options })
  return createConnection(deps, actor, { ...input, options })
}
