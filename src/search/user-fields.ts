// The words of the user search: what can be asked for, by the names that the query language has for it (auth0.md 4.3).
// They are the language's, and so the same on every face that takes a query.
import type { FieldType, FilterField } from '../kernel/filter.ts'
import type { SearchFields } from './search-field.ts'

const plainFields: ReadonlyMap<string, FilterField> = new Map(
  (
    [
      ['user_id', 'id', 'text'],
      ['email', 'email', 'folded'],
      ['email.domain', 'emailDomain', 'folded'],
      ['email_verified', 'emailVerified', 'boolean'],
      ['username', 'username', 'text'],
      ['phone_number', 'phoneNumber', 'text'],
      ['phone_verified', 'phoneVerified', 'boolean'],
      ['name', 'name', 'folded'],
      ['nickname', 'nickname', 'folded'],
      ['given_name', 'givenName', 'folded'],
      ['family_name', 'familyName', 'folded'],
      ['blocked', 'isBlocked', 'boolean'],
      ['created_at', 'createdAt', 'date'],
      ['updated_at', 'updatedAt', 'date'],
      ['last_login', 'lastLogin', 'date'],
      ['last_ip', 'lastIp', 'text'],
      ['logins_count', 'loginsCount', 'number'],
    ] as const
  ).map(([wire, name, type]) => [wire, { name, type, ...abilities(type) }]),
)

function abilities(type: FieldType): { wildcards: boolean; ranges: boolean } {
  const isText = type === 'text' || type === 'folded'
  return { wildcards: isText, ranges: type !== 'boolean' }
}

/** Facts that live in rows of their own: compared whole. */
const hangingFields: ReadonlyMap<string, FilterField> = new Map(
  (
    [
      ['organization_id', 'organizationId', 'text'],
      ['identities.connection', 'identities.connection', 'text'],
      ['identities.provider', 'identities.provider', 'text'],
      ['identities.user_id', 'identities.subject', 'text'],
      ['identities.isSocial', 'identities.isSocial', 'boolean'],
    ] as const
  ).map(([wire, name, type]) => [wire, { name, type, wildcards: false, ranges: false }]),
)

/** Neither wildcards nor ranges on user_metadata; both on app_metadata (rules 11 to 13). */
const metadataFields: ReadonlyMap<string, Omit<FilterField, 'path'>> = new Map([
  ['app_metadata', { name: 'appMetadata', type: 'json', wildcards: true, ranges: true }],
  ['user_metadata', { name: 'userMetadata', type: 'json', wildcards: false, ranges: false }],
])

export const userSearchFields: SearchFields = {
  resolve: (name) => {
    const [root = '', ...path] = name.split('.')
    const metadata = metadataFields.get(root)
    if (metadata !== undefined && path.length > 0) return { ...metadata, path }
    return plainFields.get(name) ?? hangingFields.get(name)
  },
}
