// Every address of the console, over the directory of `marked-up.ts`: the tables of addresses are read, so that a new
// screen is not forgotten by those who walk them all.
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { MarkedUp } from './marked-up.ts'

const formSections = ['mfa', 'sessions', 'lockout', 'login', 'branding', 'support', 'data']

/** Every path of the console with its parameters, as the tables of addresses make them of each other. */
export function consolePaths(): readonly string[] {
  const app = fileURLToPath(new URL('../../console/src/app', import.meta.url))
  return globSync('{routes,addresses/*}.tsx', { cwd: app }).flatMap((file) => {
    const table = readFileSync(`${app}/${file}`, 'utf8')
    const route = /const (\w+) = createRoute\(\{\s*getParentRoute: \(\) => (\w+),\s*path: '([^']+)'/g
    const made = new Map([...table.matchAll(route)].map(([, name, parent, path = '']) => [name, { parent, path }]))
    const whole = (name: string | undefined): string => {
      const found = made.get(name)
      return found === undefined ? '' : whole(found.parent) + found.path
    }
    const tabs = [...table.matchAll(/(\w+)Tab\('([^']+)'/g)].map(([, parent, path]) => whole(parent) + path)
    return [...made.keys()]
      .map(whole)
      .concat(tabs)
      .map((path) => (path.length > 1 ? path.replace(/\/$/, '') : path))
  })
}

/** For each path of the tables of addresses, where it is walked. */
export function consoleAddresses(made: MarkedUp): Readonly<Record<string, readonly string[]>> {
  const user = `/users/${encodeURIComponent(made.userId)}`
  const organization = `/organizations/${made.organizationId}`
  const app = `/apps/${made.clientId}`
  const role = `/roles/${made.roleId}`
  const below = (parent: string, at: string, tabs: readonly string[]) =>
    Object.fromEntries(tabs.map((tab) => [`${parent}/${tab}`, [`${at}/${tab}`]]))
  return {
    '/': ['/'],
    '/me': ['/me'],
    '/users': ['/users', '/users?q=alert'],
    '/users/new': ['/users/new'],
    '/users/paste': ['/users/paste'],
    '/users/$userId': [user],
    ...below('/users/$userId', user, ['overview', 'sessions', 'security', 'roles', 'organizations']),
    ...below('/users/$userId', user, ['identities', 'tokens', 'data', 'audit']),
    '/users/$userId/merge': [`${user}/merge?with=${encodeURIComponent(made.otherId)}`],
    '/organizations': ['/organizations'],
    '/organizations/$organizationId': [organization],
    ...below('/organizations/$organizationId', organization, ['overview', 'members', 'invitations', 'roles']),
    ...below('/organizations/$organizationId', organization, ['domains', 'security', 'branding', 'audit', 'settings']),
    '/apps': ['/apps'],
    '/apps/$clientId': [app],
    ...below('/apps/$clientId', app, ['settings', 'sign-in', 'access', 'users', 'secrets', 'logs']),
    '/roles': ['/roles'],
    '/roles/$roleId': [role],
    ...below('/roles/$roleId', role, ['permissions', 'members', 'security', 'audit']),
    '/keys': ['/keys'],
    '/imports/new': ['/imports/new'],
    '/exports': ['/exports'],
    '/settings': ['/settings'],
    '/settings/$section': formSections.map((section) => `/settings/${section}`),
    '/settings/passwords': ['/settings/passwords'],
    '/settings/emails': ['/settings/emails'],
    '/settings/emails/$templateName': ['/settings/emails/user_invitation'],
    '/settings/team': ['/settings/team'],
    '/settings/system': ['/settings/system'],
    '/settings/domains': ['/settings/domains'],
    '/settings/connections': ['/settings/connections'],
    '/settings/connections/$connectionId': [`/settings/connections/${made.connectionId}`],
    '/settings/webhooks': ['/settings/webhooks'],
    '/settings/webhooks/$webhookId': [`/settings/webhooks/${made.webhookId}`],
    '/recovery': ['/recovery'],
    '/recovery/$requestId': [`/recovery/${made.recoveryId}`],
    '/approvals': ['/approvals'],
    '/approvals/$approvalId': [`/approvals/${made.approvalId}`],
    '/jobs': ['/jobs'],
    '/jobs/$jobId': [`/jobs/${made.jobId}`],
    '/outbox': ['/outbox'],
    '/outbox/$messageId': [`/outbox/${made.messageId}`],
    '/sign-ins/$reference': [`/sign-ins/${made.reference}`],
    '/access': [
      '/access',
      `/access?role=${made.roleId}`,
      `/access?mode=person&user=${encodeURIComponent(made.userId)}`,
      '/access?mode=review',
    ],
    '/audit': ['/audit'],
    '/audit/$eventId': [`/audit/${made.eventId}`],
    '/audit/integrity': ['/audit/integrity'],
  }
}

/** Nobody is there yet, or anybody any more. */
export const elsewhere = new Set(['/setup', '/sign-in'])
export const ofOrganizations = ['', '/users', '/invitations', '/roles', '/security', '/domains', '/branding', '/audit']
