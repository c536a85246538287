// The providers by which people can sign in here, and what each has to be told.
import { t } from '../../../lib/text.ts'

export type PlaceField = 'issuer' | 'domain' | 'authorizationEndpoint' | 'tokenEndpoint' | 'profileEndpoint'

export interface Strategy {
  /** Where the provider is; nothing of those that everybody knows. */
  readonly place: readonly PlaceField[]
  readonly placeHint?: string
  readonly hasScopes?: true
  /** It is a company's own, and whoever types an address of the company may be sent there. */
  readonly isCompany?: true
}

const endpoints = ['authorizationEndpoint', 'tokenEndpoint', 'profileEndpoint'] as const

export const strategies: Readonly<Record<string, Strategy>> = {
  oidc: { place: ['issuer'], hasScopes: true, isCompany: true },
  waad: {
    place: ['domain'],
    placeHint: t('The directory’s ID, or a domain such as example.onmicrosoft.com.'),
    hasScopes: true,
    isCompany: true,
  },
  okta: {
    place: ['domain'],
    placeHint: t('Such as example.okta.com, without https://.'),
    hasScopes: true,
    isCompany: true,
  },
  'google-apps': {
    place: ['domain'],
    placeHint: t('The company’s domain, such as example.com: nobody else comes in.'),
    isCompany: true,
  },
  'auth0-oidc': {
    place: ['domain'],
    placeHint: t('Such as example.eu.auth0.com, without https://.'),
    hasScopes: true,
    isCompany: true,
  },
  'google-oauth2': { place: [] },
  windowslive: { place: [] },
  github: { place: [] },
  oauth2: { place: endpoints, hasScopes: true },
}

export const placeLabels: Readonly<Record<PlaceField, string>> = {
  issuer: t('Issuer'),
  domain: t('Domain at the provider'),
  authorizationEndpoint: t('Authorization address'),
  tokenEndpoint: t('Token address'),
  profileEndpoint: t('Profile address'),
}

const placeHints: Readonly<Record<PlaceField, string | undefined>> = {
  issuer: t('As the provider writes it. Its addresses and keys are read from there.'),
  domain: undefined,
  authorizationEndpoint: t('Where people are sent.'),
  tokenEndpoint: undefined,
  profileEndpoint: t('Answers who holds an access token.'),
}

export function placeHint({ placeHint: own }: Strategy, field: PlaceField): string | undefined {
  return own ?? placeHints[field]
}
