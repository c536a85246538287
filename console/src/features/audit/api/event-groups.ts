// The types of events by the noun they belong to, for a picker.
import { t } from '../../../lib/text.ts'
import { eventSentences } from './event-sentences.ts'

export interface EventGroup {
  readonly noun: string
  readonly label: string
  readonly types: readonly string[]
}

const labels: Readonly<Record<string, string>> = {
  user: t('Users'),
  recovery_request: t('Account recovery'),
  organization: t('Organizations'),
  invitation: t('Invitations'),
  role: t('Roles'),
  client: t('Applications'),
  connection: t('Connections'),
  operator: t('Operators'),
  api_key: t('API keys'),
  users: t('Imports and exports'),
  list: t('Lists'),
  message: t('Messages'),
  audit: t('Audit log'),
  settings: t('Settings'),
  webhook: t('Webhooks'),
  access: t('Access reviews'),
  approval: t('Approvals'),
  changes: t('Pause of changes'),
  client_grant: t('Client grants'),
  console: t('Console'),
  ip_rule: t('IP rules'),
  network: t('Network locks'),
  network_rule: t('Network rules'),
  password_list: t('Password lists'),
  resource_server: t('APIs'),
  signing_key: t('Signing keys'),
  view: t('Views'),
}

export const eventGroups: readonly EventGroup[] = [...new Set(Object.keys(eventSentences).map(nounOf))].map((noun) => ({
  noun,
  label: labels[noun] ?? noun,
  types: Object.keys(eventSentences).filter((type) => nounOf(type) === noun),
}))

function nounOf(type: string): string {
  return type.split('.')[0] ?? type
}
