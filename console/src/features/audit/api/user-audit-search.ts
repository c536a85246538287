// Which view of a person's events the address names. It is read before anything of the tab is loaded.

export const userPresets = ['everything', 'sign-ins', 'security', 'recovery', 'admin', 'data'] as const
export type UserPreset = (typeof userPresets)[number]

export interface UserAuditSearch {
  /** Left out: everything. */
  readonly view?: UserPreset | undefined
}

export function readUserAuditSearch(raw: Record<string, unknown>): UserAuditSearch {
  const view = userPresets.find((one) => one === raw.view && one !== 'everything')
  return view === undefined ? {} : { view }
}
