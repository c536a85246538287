// A tenant with something of every kind that the vendor's deploy tool carries.
import { theme } from '../api/auth0-v2/branding/theme.ts'
import type { TestApp } from '../support/test-app.ts'

const orders = 'https://orders.example.com/'
const permission = { resource_server_identifier: orders, permission_name: 'read:orders' }

export async function furnish({ api }: TestApp): Promise<void> {
  async function set(method: string, path: string, body: object) {
    const answer = await api(method, path, { body })
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }
  await set('POST', '/resource-servers', {
    identifier: orders,
    name: 'Orders',
    scopes: [{ value: 'read:orders', description: 'Read orders' }],
    enforce_policies: true,
    token_dialect: 'access_token_authz',
  })
  const clerk = await set('POST', '/roles', { name: 'clerk', description: 'Reads orders' })
  await set('POST', `/roles/${clerk.id}/permissions`, { permissions: [permission] })
  const shop = await set('POST', '/clients', {
    name: 'Shop',
    app_type: 'regular_web',
    callbacks: ['https://shop.example.com/callback'],
    allowed_logout_urls: ['https://shop.example.com/'],
    grant_types: ['authorization_code', 'refresh_token', 'client_credentials'],
    client_metadata: { team: 'sales' },
  })
  await set('POST', '/client-grants', { client_id: shop.client_id, audience: orders, scope: ['read:orders'] })
  const staff = await set('POST', '/connections', {
    name: 'staff',
    strategy: 'auth0',
    options: { brute_force_protection: true, disable_signup: true },
    enabled_clients: [shop.client_id],
  })
  const upstream = {
    type: 'back_channel',
    client_id: 'rollcall',
    client_secret: 'upstream secret',
    issuer: 'https://idp.example.com/',
    authorization_endpoint: 'https://idp.example.com/authorize',
    token_endpoint: 'https://idp.example.com/token',
    jwks_uri: 'https://idp.example.com/jwks',
    scope: 'openid profile email',
  }
  await set('POST', '/connections', { name: 'acme-idp', strategy: 'oidc', options: upstream })
  const acme = await set('POST', '/organizations', {
    name: 'acme',
    display_name: 'Acme',
    metadata: { plan: 'gold' },
    branding: { colors: { primary: '#003366', page_background: '#ffffff' } },
  })
  await set('POST', `/organizations/${acme.id}/enabled_connections`, {
    connection_id: staff.id,
    assign_membership_on_login: true,
  })
  await set('PATCH', '/tenants/settings', {
    friendly_name: 'Acme',
    support_email: 'help@example.com',
    support_url: 'https://acme.example.com/help',
    session_lifetime: 24,
    idle_session_lifetime_in_minutes: 90,
    enabled_locales: ['de'],
    allowed_logout_urls: ['https://acme.example.com/bye'],
    flags: { enable_sso: true, revoke_refresh_token_grant: true },
    default_redirection_uri: 'https://acme.example.com/',
  })
  await set('PATCH', '/branding', {
    colors: { primary: '#003366', page_background: '#fafafa' },
    logo_url: 'https://acme.example.com/logo.svg',
  })
  await set('POST', '/branding/themes', { ...theme, displayName: 'Acme' })
  await set('PATCH', '/prompts', { identifier_first: false })
  await set('PUT', '/prompts/login/custom-text/de', { login: { title: 'Willkommen' } })
  await set('PUT', '/prompts/login/partials', { login: { 'form-content-start': '<p>Hallo</p>' } })
  await set('PUT', '/guardian/factors/webauthn-platform', { enabled: false })
  await set('PUT', '/guardian/policies', ['all-applications'] as unknown as object)
  await set('PATCH', '/attack-protection/brute-force-protection', { enabled: true, max_attempts: 7 })
  await set('PATCH', '/attack-protection/suspicious-ip-throttling', { enabled: false })
  await set('POST', '/emails/provider', {
    name: 'smtp',
    enabled: false,
    default_from_address: 'post@acme.example.com',
    credentials: { smtp_host: 'mail.example.com', smtp_port: 587, smtp_user: 'acme', smtp_pass: 'a secret of mail' },
  })
  await set('POST', '/email-templates', {
    template: 'verify_email',
    body: '<p>Please open {{ url }}</p>',
    from: 'post@acme.example.com',
    subject: 'Welcome to Acme',
    syntax: 'liquid',
    enabled: true,
  })
}
