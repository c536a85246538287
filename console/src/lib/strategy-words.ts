import { t } from './text.ts'

/** What a connection is to those who read of it; one that nobody here knows by its own word. */
export function strategyLabel(strategy: string): string {
  return labels[strategy] ?? strategy
}

const labels: Readonly<Record<string, string>> = {
  auth0: t('Database of passwords'),
  email: t('Code by e-mail'),
  sms: 'SMS',
  samlp: 'SAML',
  oidc: 'OpenID Connect',
  waad: 'Microsoft Entra ID',
  okta: 'Okta',
  'google-apps': 'Google Workspace',
  'auth0-oidc': 'Auth0',
  'google-oauth2': 'Google',
  windowslive: t('Microsoft, personal accounts'),
  github: 'GitHub',
  oauth2: t('Another OAuth 2 provider'),
}
