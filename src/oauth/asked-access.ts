import { Refusal } from './authorize/refusal.ts'
import { apiAndScope, type ScopeAsking } from './authorize/rules/api-and-scope.ts'
import { organization } from './authorize/rules/organization.ts'
import { OAuthError } from './errors.ts'

export interface AskedAccess {
  readonly audience: string | null
  readonly scope: readonly string[]
}

/** What a request without a browser asks for, by the rules of the authorization endpoint. */
export async function askedAccess(asking: ScopeAsking): Promise<AskedAccess> {
  return inWordsOfOAuth(() => apiAndScope(asking))
}

/** In which organization, by those rules too; null for none. */
export async function askedOrganization(asking: ScopeAsking): Promise<string | null> {
  const found: { readonly organizationId?: string | null } = await inWordsOfOAuth(() => organization(asking))
  return found.organizationId ?? null
}

async function inWordsOfOAuth<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    throw new OAuthError(fault.code === 'access_denied' ? 403 : 400, fault.code, fault.message)
  }
}
