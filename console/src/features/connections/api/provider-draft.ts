// What stands in the form of a connection, and what of it is sent: only what was changed.
import type {
  ConnectionChanges,
  ProfileSync,
  ProviderConnection,
  ProviderInput,
  ProviderSettings,
} from './connection.ts'
import type { PlaceField } from './strategies.ts'

export interface ProviderDraft extends Readonly<Record<PlaceField, string>> {
  readonly displayName: string
  readonly isEnabled: boolean
  readonly clientId: string
  /** Empty keeps the one that is stored. */
  readonly clientSecret: string
  readonly dropsSecret: boolean
  readonly scopes: string
  readonly emailDomains: string
  readonly trustsEmail: boolean
  readonly takesNewcomers: boolean
  readonly profileSync: ProfileSync
}

const texts = ['clientId', 'issuer', 'domain', 'authorizationEndpoint', 'tokenEndpoint', 'profileEndpoint'] as const
/** Separated by spaces, commas or lines; domains are written in lower case. */
const lists = { scopes: wordsOf, emailDomains: (text: string) => wordsOf(text.toLowerCase()) } as const
const listNames = Object.keys(lists) as (keyof typeof lists)[]
const choices = ['trustsEmail', 'takesNewcomers', 'profileSync'] as const

export function draftOf(
  { displayName, isEnabled }: Pick<ProviderConnection, 'displayName' | 'isEnabled'>,
  provider: ProviderSettings,
): ProviderDraft {
  return {
    displayName: displayName ?? '',
    isEnabled,
    clientId: provider.clientId ?? '',
    clientSecret: '',
    dropsSecret: false,
    issuer: provider.issuer ?? '',
    domain: provider.domain ?? '',
    authorizationEndpoint: provider.authorizationEndpoint ?? '',
    tokenEndpoint: provider.tokenEndpoint ?? '',
    profileEndpoint: provider.profileEndpoint ?? '',
    scopes: provider.scopes.join(' '),
    emailDomains: provider.emailDomains.join('\n'),
    trustsEmail: provider.trustsEmail,
    takesNewcomers: provider.takesNewcomers,
    profileSync: provider.profileSync,
  }
}

/** An object without anything where nothing was changed. */
export function changesOf(draft: ProviderDraft, before: ProviderDraft): ConnectionChanges {
  const changedTexts = texts.filter((name) => draft[name].trim() !== before[name])
  const changedLists = listNames.filter(
    (name) => lists[name](draft[name]).join(' ') !== lists[name](before[name]).join(' '),
  )
  const changedChoices = choices.filter((name) => draft[name] !== before[name])
  const secret = draft.dropsSecret ? null : draft.clientSecret.trim() || undefined
  const provider: ProviderInput = Object.fromEntries([
    ...changedTexts.map((name) => [name, draft[name].trim() || null]),
    ...changedLists.map((name) => [name, lists[name](draft[name])]),
    ...changedChoices.map((name) => [name, draft[name]]),
    ...(secret === undefined ? [] : [['clientSecret', secret]]),
  ])
  const displayName = draft.displayName.trim()
  return {
    ...(displayName !== before.displayName && { displayName: displayName || null }),
    ...(draft.isEnabled !== before.isEnabled && { isEnabled: draft.isEnabled }),
    ...(Object.keys(provider).length > 0 && { provider }),
  }
}

function wordsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((word) => word !== ''))]
}

/** What the server says of a field, whether it read it alone or among the provider's. */
export function faultsOf(
  fields: Readonly<Record<string, readonly string[]>>,
  name: string,
): readonly string[] | undefined {
  const named = Object.entries(fields).filter(([field]) => {
    const own = field.replace(/^provider[./]/, '')
    return own === name || own.startsWith(`${name}[`) || own.startsWith(`${name}.`)
  })
  return named.length === 0 ? undefined : [...new Set(named.flatMap(([, messages]) => messages))]
}
