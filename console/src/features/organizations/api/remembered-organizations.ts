// Which organizations this browser was used with: pinned ones, the last few, and the one that a new visit begins with.
// It is kept in the browser alone, until somebody signs out; without storage nothing is remembered.
export interface RememberedOrganization {
  readonly id: string
  readonly label: string
}

export interface Remembered {
  readonly pinned: readonly RememberedOrganization[]
  /** The last one first. */
  readonly recent: readonly RememberedOrganization[]
  readonly preferred: string | null
}

const storageKey = 'rollcall.organizations'
const recentAtMost = 5
const pinnedAtMost = 10
const nothing: Remembered = { pinned: [], recent: [], preferred: null }

export function readRemembered(text: string | null): Remembered {
  if (text === null) return nothing
  try {
    const { pinned, recent, preferred } = JSON.parse(text) as Record<string, unknown>
    return {
      pinned: listOf(pinned),
      recent: listOf(recent),
      preferred: typeof preferred === 'string' ? preferred : null,
    }
  } catch {
    // Somebody else wrote there: as if nothing was.
    return nothing
  }
}

/** After it was chosen; null for all of them. */
export function withChosen(remembered: Remembered, chosen: RememberedOrganization | null): Remembered {
  if (chosen === null) return { ...remembered, preferred: null }
  const others = remembered.recent.filter(({ id }) => id !== chosen.id)
  return { ...remembered, recent: [chosen, ...others].slice(0, recentAtMost), preferred: chosen.id }
}

export function withPin(remembered: Remembered, organization: RememberedOrganization, isPinned: boolean): Remembered {
  const others = remembered.pinned.filter(({ id }) => id !== organization.id)
  return { ...remembered, pinned: isPinned ? [...others, organization].slice(-pinnedAtMost) : others }
}

export function loadRemembered(): Remembered {
  try {
    return readRemembered(localStorage.getItem(storageKey))
  } catch {
    // Storage is turned off.
    return nothing
  }
}

export function keepRemembered(remembered: Remembered): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(remembered))
  } catch {
    // Storage is turned off: it holds for this page.
  }
}

export function forgetRemembered(): void {
  try {
    localStorage.removeItem(storageKey)
  } catch {
    // There is nothing to forget without storage.
  }
}

function listOf(value: unknown): readonly RememberedOrganization[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (one): one is RememberedOrganization => typeof one?.id === 'string' && typeof one?.label === 'string',
  )
}
