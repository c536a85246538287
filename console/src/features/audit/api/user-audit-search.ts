// How the events of a person are narrowed, as it stands in the address. It is read before anything of the tab is loaded.

export const userPresets = ['everything', 'sign-ins', 'security', 'recovery', 'admin', 'data'] as const
export type UserPreset = (typeof userPresets)[number]

export interface UserAuditSearch {
  /** Left out: everything. */
  readonly view?: UserPreset | undefined
  /** Words of what happened, or an address of the network. */
  readonly q?: string | undefined
  /** A comma list of types. */
  readonly type?: string | undefined
  readonly actor?: string | undefined
  readonly organization?: string | undefined
  readonly client?: string | undefined
  readonly result?: 'success' | 'failure' | undefined
  readonly request?: string | undefined
  readonly session?: string | undefined
  /** As the explorer writes it; left out: all that is kept. */
  readonly range?: string | undefined
  /** The id of the event that stands open. */
  readonly event?: string | undefined
}

const texts = ['q', 'type', 'actor', 'organization', 'client', 'request', 'session', 'range'] as const

export function readUserAuditSearch(raw: Record<string, unknown>): UserAuditSearch {
  const view = userPresets.find((one) => one === raw.view)
  const words = texts.flatMap((key) => {
    const value = raw[key]
    return value === undefined || String(value).trim() === '' ? [] : [[key, String(value).slice(0, 2_000)] as const]
  })
  return {
    ...(view !== undefined && { view: view === 'everything' ? undefined : view }),
    ...Object.fromEntries(words),
    ...((raw.result === 'success' || raw.result === 'failure') && { result: raw.result }),
    ...(/^\d{1,15}$/.test(String(raw.event)) && { event: String(raw.event) }),
  }
}
