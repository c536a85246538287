import type { Values } from '../audit/changed-values.ts'
import type { Connection } from './connection.ts'
import { optionsWithoutSecrets } from './connection-secrets.ts'

/** What the audit tells of a connection; of its secrets, which of them differ says the name of the field alone. */
export function connectionValues(connection: Connection): Values {
  const { name, strategy, displayName, organizationId, isEnabled, options, settings, enabledClients } = connection
  const shown = optionsWithoutSecrets(options)
  return { name, strategy, displayName, organizationId, isEnabled, options: shown, settings, enabledClients }
}
