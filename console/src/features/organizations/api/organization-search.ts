// What narrows the list of organizations, as it stands in the address (console.md 1.6).
import { type ListPlace, readListPlace } from '../../../lib/list-address.ts'

export const organizationViews = ['all', 'suspended', 'no-admin', 'no-mfa'] as const
export type OrganizationView = (typeof organizationViews)[number]

export interface OrganizationSearch extends ListPlace {
  readonly q?: string | undefined
  /** Left out: all. */
  readonly view?: Exclude<OrganizationView, 'all'> | undefined
}

export function readOrganizationSearch(raw: Record<string, unknown>): OrganizationSearch {
  const { q } = raw
  const view = organizationViews.find((one) => one === raw.view)
  return {
    ...(typeof q === 'string' && q.trim() !== '' && { q: q.slice(0, 200) }),
    ...(view !== undefined && { view: view === 'all' ? undefined : view }),
    ...readListPlace(raw, ['created', 'name']),
  }
}
