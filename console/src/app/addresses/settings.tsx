// The addresses of the sections of the settings.
import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { readDomainSearch } from '../../features/organizations/api/organization-domains.ts'
import { isFormSection } from '../../features/settings/api/form-section.ts'
import { readDeliverySearch } from '../../features/webhooks/api/delivery-search.ts'
import { readListPlace } from '../../lib/list-address.ts'
import { signedIn } from './roots.tsx'

/** `block`: an address for which the rule is begun. */
function readSectionSearch({ block }: Record<string, unknown>): { readonly block?: string } {
  return typeof block === 'string' && block !== '' ? { block } : {}
}

const overview = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings',
  component: lazyRouteComponent(() => import('../routes/settings-route.tsx'), 'SettingsRoute'),
})

const section = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/$section',
  validateSearch: readSectionSearch,
  beforeLoad: ({ params }) => {
    if (!isFormSection(params.section)) throw redirect({ to: '/settings', replace: true })
  },
  component: lazyRouteComponent(() => import('../routes/settings-route.tsx'), 'SettingsSectionRoute'),
})

const system = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/system',
  component: lazyRouteComponent(() => import('../routes/settings-route.tsx'), 'SystemRoute'),
})

const passwords = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/passwords',
  component: lazyRouteComponent(() => import('../routes/settings-more-routes.tsx'), 'PasswordsRoute'),
})

const emails = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/emails',
  component: lazyRouteComponent(() => import('../routes/settings-more-routes.tsx'), 'EmailTemplatesRoute'),
})

const email = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/emails/$templateName',
  component: lazyRouteComponent(() => import('../routes/settings-more-routes.tsx'), 'EmailTemplateRoute'),
})

const webhooks = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/webhooks',
  component: lazyRouteComponent(() => import('../routes/webhook-routes.tsx'), 'WebhooksRoute'),
})

const webhook = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/webhooks/$webhookId',
  validateSearch: readDeliverySearch,
  component: lazyRouteComponent(() => import('../routes/webhook-routes.tsx'), 'WebhookRoute'),
})

const connections = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/connections',
  validateSearch: (raw: Record<string, unknown>) => readListPlace(raw),
  component: lazyRouteComponent(() => import('../routes/connection-routes.tsx'), 'ConnectionsRoute'),
})

const connection = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/connections/$connectionId',
  component: lazyRouteComponent(() => import('../routes/connection-routes.tsx'), 'ConnectionRoute'),
})

const domains = createRoute({
  getParentRoute: () => signedIn,
  path: '/settings/domains',
  validateSearch: readDomainSearch,
  component: lazyRouteComponent(() => import('../routes/connection-routes.tsx'), 'DomainsRoute'),
})

export const settingRoutes = [
  overview,
  section,
  system,
  passwords,
  emails,
  email,
  webhooks,
  webhook,
  connections,
  connection,
  domains,
] as const
