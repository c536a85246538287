// What can be searched by `q`: the names are those of the vendor's user search (auth0.md 4.3), so that one query works
// on both APIs.
import type { FieldType, FilterField } from '../../kernel/filter.ts'
import type { SearchFields } from '../../search/search-field.ts'

const namesByType: readonly (readonly [FieldType, string])[] = [
  ['text', 'user_id username phone_number last_ip'],
  ['folded', 'email email.domain name nickname given_name family_name'],
  ['boolean', 'email_verified phone_verified blocked'],
  ['date', 'created_at updated_at last_login'],
  ['number', 'logins_count'],
]

/** Where the directory's own name is not the same in camel case. */
const ownNames: Readonly<Record<string, string>> = {
  user_id: 'id',
  blocked: 'isBlocked',
  'email.domain': 'emailDomain',
}

const plainFields: ReadonlyMap<string, FilterField> = new Map(
  namesByType.flatMap(([type, names]) =>
    names.split(' ').map((name) => [name, plainField(ownNames[name] ?? camelCase(name), type)] as const),
  ),
)

function plainField(name: string, type: FieldType): FilterField {
  return { name, type, wildcards: type === 'text' || type === 'folded', ranges: type !== 'boolean' }
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())
}

const exact = { wildcards: false, ranges: false } as const

/** A role a user holds; a leaf of filters, not of `q`. */
export const roleField: FilterField = { name: 'roles', type: 'text', ...exact }
export const connectionField: FilterField = { name: 'identities.connection', type: 'text', ...exact }
export const idField: FilterField = { name: 'id', type: 'text', wildcards: true, ranges: false }
export const blockedField: FilterField = { name: 'isBlocked', type: 'boolean', ...exact }

const identityFields: Readonly<Record<string, FilterField>> = {
  connection: connectionField,
  provider: { ...connectionField, name: 'identities.provider' },
  user_id: { ...connectionField, name: 'identities.subject' },
  isSocial: { name: 'identities.isSocial', type: 'boolean', ...exact },
}

export const userSearchFields: SearchFields = {
  resolve: (name) => {
    const [root, ...path] = name.split('.')
    if (path.length === 0 || name === 'email.domain') return plainFields.get(name)
    // auth0.md 4.2 rules 11 to 13.
    if (root === 'app_metadata') return { name: 'appMetadata', type: 'json', path, wildcards: true, ranges: true }
    if (root === 'user_metadata') return { name: 'userMetadata', type: 'json', path, ...exact }
    const [part = ''] = path
    return root === 'identities' && path.length === 1 && Object.hasOwn(identityFields, part)
      ? identityFields[part]
      : undefined
  },
}
