// What a client asked for at the authorization endpoint, checked and complete (OpenID Connect Core §3.1.2.1).

export const responseModes = ['query', 'fragment', 'form_post', 'web_message'] as const

export interface AuthorizationRequest {
  readonly clientId: string
  /** One of the client's registered addresses, exactly as registered. */
  readonly redirectUri: string
  readonly responseType: readonly ('code' | 'token' | 'id_token')[]
  readonly responseMode: (typeof responseModes)[number]
  readonly scope: readonly string[]
  readonly audience: string | null
  readonly state: string | null
  readonly nonce: string | null
  /** Always S256 (RFC 9700 §2.1.1). */
  readonly codeChallenge: string | null
  readonly prompt: readonly ('none' | 'login' | 'consent' | 'select_account')[]
  readonly maxAgeSeconds: number | null
  readonly acrValues: readonly string[]
  /** The organization's id. */
  readonly organizationId: string | null
  readonly dpopThumbprint: string | null
  readonly opensSignUp: boolean
  /** The secret of an invitation that led here; spent when the person accepts. */
  readonly invitation: string | null
}

/** Asked of a sign-in by `acr_values` when a second factor is wanted (auth0.md 1.2; PAPE 1.0). */
export const multiFactorAcr = 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'
