import type { AuditStore } from '../audit/audit-event.ts'
import type { Actor, Permission } from '../kernel/actor.ts'
import type { Clock } from '../kernel/clock.ts'
import { invalidField, RollcallError } from '../kernel/errors.ts'
import { bearerSecret, prefixedId } from '../kernel/ids.ts'
import type { MembershipStore } from '../memberships/membership-store.ts'
import { refuseForeignOrganization } from '../organizations/refuse-foreign-organization.ts'
import { type ApiKey, apiKeyHash, apiKeyPrefix, startOfSecret } from './api-key.ts'
import type { ApiKeyStore } from './api-key-store.ts'
import { keyPermissions, missingPermissions, permissionsOfTwo } from './key-permissions.ts'

export interface ApiKeyDeps {
  readonly apiKeys: ApiKeyStore
  readonly audit: AuditStore
  readonly clock: Clock
}

export interface CreateApiKeyDeps extends ApiKeyDeps {
  readonly memberships: Pick<MembershipStore, 'isMember'>
}

export interface CreateApiKeyInput {
  readonly name: string
  readonly permissions: readonly Permission[]
  readonly organizationId?: string | null
  readonly userId?: string | null
  /** Left out: it lives until it is revoked. */
  readonly expiresInDays?: number | null
}

export interface CreatedApiKey {
  readonly key: ApiKey
  /** Shown this once and stored nowhere. */
  readonly secret: string
}

/** Makes a key that may do no more than whoever makes it. Call it in a transaction. */
export async function createApiKey(
  deps: CreateApiKeyDeps,
  actor: Actor,
  input: CreateApiKeyInput,
): Promise<CreatedApiKey> {
  refuseUnknownPermissions(input.permissions)
  refuseStrongerKey(actor, input.permissions)
  // Nobody gives a key a wider reach than they have.
  const organizationId = input.organizationId ?? actor.organizationId ?? null
  if (organizationId !== null) refuseForeignOrganization(actor, organizationId)
  await refuseNoMember(deps, organizationId, input.userId ?? null)
  return newApiKey(deps, actor, { ...input, organizationId })
}

/** Without asking who makes it, for the server itself. */
export async function newApiKey(
  { apiKeys, audit, clock }: ApiKeyDeps,
  actor: Actor,
  { name, permissions, organizationId = null, userId = null, expiresInDays = null }: CreateApiKeyInput,
): Promise<CreatedApiKey> {
  const secret = bearerSecret(apiKeyPrefix)
  const now = clock.now()
  const key: ApiKey = {
    id: prefixedId('key'),
    name: refuseBadName(name),
    permissions: [...new Set(permissions)],
    organizationId,
    userId,
    secretStart: startOfSecret(secret),
    expiresAt: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * dayMs),
    lastUsedAt: null,
    lastUsedIp: null,
    createdAt: now,
  }
  await apiKeys.insert(key, apiKeyHash(secret))
  const details = {
    name,
    permissions: key.permissions,
    ...(organizationId === null ? {} : { organization: organizationId }),
    ...(key.expiresAt === null ? {} : { expiresAt: key.expiresAt.toISOString() }),
  }
  await audit.record(actor, 'api_key.created', { kind: 'api-key', id: key.id }, details)
  return { key, secret }
}

const dayMs = 86_400_000
const nameMaxCharacters = 100

function refuseBadName(name: string): string {
  const trimmed = name.trim()
  if (trimmed === '') throw invalidField('name', 'Give the key a name that says who uses it')
  if ([...trimmed].length > nameMaxCharacters) {
    throw invalidField('name', `The name is too long, maximum ${nameMaxCharacters} characters`)
  }
  return trimmed
}

/** The key would open nothing: it rests while its owner is no member. */
async function refuseNoMember(
  { memberships, clock }: CreateApiKeyDeps,
  organizationId: string | null,
  userId: string | null,
): Promise<void> {
  if (organizationId === null || userId === null) return
  if (await memberships.isMember(organizationId, userId, clock.now())) return
  throw invalidField('userId', 'The user is no active member of the organization that the key is for')
}

function refuseUnknownPermissions(permissions: readonly Permission[]): void {
  if (permissions.length === 0) throw invalidField('permissions', 'Name at least one permission')
  const known: readonly Permission[] = keyPermissions
  const unknown = permissions.find((permission) => !known.includes(permission))
  if (unknown === undefined) return
  const shown = unknown.slice(0, 60).replace(/\p{C}/gu, '�')
  throw invalidField('permissions', `There is no permission ${shown}. Use some of: ${keyPermissions.join(', ')}`)
}

/** What the key could do, whoever gets its secret could do alone (AUZ-02, AUZ-13). Throws `not_permitted`. */
export function refuseStrongerKey(actor: Actor, permissions: readonly Permission[]): void {
  const missing = missingPermissions(actor.permissions, permissions)
  if (missing.length > 0) {
    throw refusedPermissions(
      `You cannot give a key what you do not hold: ${missing.join(', ')}.`,
      `You do not hold ${missing.join(', ')}`,
    )
  }
  const ofTwo = actor.kind === 'operator' ? permissionsOfTwo.filter((name) => permissions.includes(name)) : []
  if (ofTwo.length === 0) return
  throw refusedPermissions(
    `What ${ofTwo.join(' and ')} allow takes two people, and a key has no second one. Leave them out, or make the key on the server: rollcall keys create.`,
    `Leave out ${ofTwo.join(', ')}`,
  )
}

function refusedPermissions(why: string, message: string): RollcallError {
  return new RollcallError('not_permitted', why, { details: [{ field: 'permissions', message }] })
}
