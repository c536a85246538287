// What narrows the list of organizations, as it stands in the address (console.md 1.6).
import { type ListPlace, readListPlace, readWords } from '../../../lib/list-address.ts'

export const organizationViews = ['all', 'suspended', 'no-admin', 'no-mfa'] as const
export type OrganizationView = (typeof organizationViews)[number]

export interface OrganizationSearch extends ListPlace {
  readonly q?: string | undefined
  /** Left out: all. */
  readonly view?: Exclude<OrganizationView, 'all'> | undefined
}

export function readOrganizationSearch(raw: Record<string, unknown>): OrganizationSearch {
  const view = organizationViews.find((one) => one === raw.view)
  return {
    ...readWords(raw),
    ...(view !== undefined && { view: view === 'all' ? undefined : view }),
    ...readListPlace(raw, ['created', 'name']),
  }
}
