import type { JsonObject } from '../kernel/json.ts'

interface SignInPlace {
  readonly clientId?: string | null
  readonly organizationId?: string | null
  readonly connectionId?: string | null
}

/** Through which program and from where somebody signs in, as the audit keeps it; what is not known is left out. */
export function placeOfSignIn({ clientId, organizationId, connectionId }: SignInPlace): JsonObject {
  return {
    ...(clientId == null ? {} : { client: clientId }),
    ...(organizationId == null ? {} : { organization: organizationId }),
    ...(connectionId == null ? {} : { connectionId }),
  }
}
