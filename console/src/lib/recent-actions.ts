// What was done in this tab within the last day: the same sentences as the notes that come and go (console.md 2.4).
// They name people, and so are kept by the tab alone and forgotten at sign-out. The way back is known while the page is
// open; what was done before it was loaded anew is still listed.
import { isProblem } from './problem.ts'
import { withStepUp } from './step-up.ts'
import { t } from './text.ts'

const storageKey = 'rollcall.recent'
const keptMs = 24 * 60 * 60 * 1000
const keptAtMost = 50

export interface RecentAction {
  readonly id: string
  readonly sentence: string
  readonly at: string
}

export type Undo = () => Promise<unknown>

const undos = new Map<string, Undo>()

/** Newest first. */
export function recentActions(): RecentAction[] {
  const since = Date.now() - keptMs
  return stored().filter(({ at }) => Date.parse(at) > since)
}

/** Answers the id under which it can be undone. */
export function noteAction(sentence: string, undo: Undo | null): string {
  const id = crypto.randomUUID()
  const next = [{ id, sentence, at: new Date().toISOString() }, ...recentActions()].slice(0, keptAtMost)
  const kept = new Set(next.map((each) => each.id))
  for (const known of undos.keys()) if (!kept.has(known)) undos.delete(known)
  if (undo !== null) undos.set(id, undo)
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Without storage there is no list of what was done; the log of the server has it all.
  }
  return id
}

export function canUndo(id: string): boolean {
  return undos.has(id)
}

/** Does the opposite, once. Where the server refuses it may be tried again; what it says is thrown. */
export async function undoAction(id: string): Promise<void> {
  const undo = undos.get(id)
  if (undo === undefined) return
  undos.delete(id)
  try {
    await withStepUp(undo)
  } catch (error) {
    if (!isProblem(error, 'version_conflict')) undos.set(id, undo)
    throw error
  }
}

/** Why it could not be undone. */
export function whyNotUndone(error: unknown): string {
  if (isProblem(error, 'version_conflict')) return t('It was changed again since, so it stays as it is.')
  return isProblem(error) ? error.message : ''
}

export function forgetActions(): void {
  undos.clear()
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
