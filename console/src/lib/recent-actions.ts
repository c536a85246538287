// What was done in this tab within the last day: the same sentences as the notes that come and go (console.md 2.4).
// They name people, and so are kept by the tab alone and forgotten at sign-out.
const storageKey = 'rollcall.recent'
const keptMs = 24 * 60 * 60 * 1000
const keptAtMost = 50

export interface RecentAction {
  readonly sentence: string
  readonly at: string
}

/** Newest first. */
export function recentActions(): RecentAction[] {
  const since = Date.now() - keptMs
  return stored().filter(({ at }) => Date.parse(at) > since)
}

export function noteAction(sentence: string): void {
  const next = [{ sentence, at: new Date().toISOString() }, ...recentActions()].slice(0, keptAtMost)
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Without storage there is no list of what was done; the log of the server has it all.
  }
}

export function forgetActions(): void {
  try {
    sessionStorage.removeItem(storageKey)
  } catch {
    // There is nothing to forget without storage.
  }
}

function stored(): RecentAction[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as RecentAction[]
  } catch {
    return []
  }
}
