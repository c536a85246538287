// What was done in this tab within the last day: the same sentences as the notes that come and go (console.md 2.4).
// They name people, and so are kept by the tab alone and forgotten at sign-out. While the page is open every way back is
// known; of what was done before it was loaded anew, the one that is no more than a few calls.
import { type KeptCall, sendKept } from './kept-call.ts'
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
  /** They undo it, one after the other. */
  readonly undoneBy?: readonly KeptCall[]
}

/** With the reason, where the server asked for one. */
export type Undo = (reason: string) => Promise<unknown>

const undos = new Map<string, Undo>()

/** Newest first. */
export function recentActions(): RecentAction[] {
  const since = Date.now() - keptMs
  return stored().filter(({ at }) => Date.parse(at) > since)
}

/** Answers the id under which it can be undone: by `undoneBy` alone once the page was loaded anew. */
export function noteAction(sentence: string, undo: Undo | null, undoneBy: readonly KeptCall[] = []): string {
  const id = crypto.randomUUID()
  const noted: RecentAction = { id, sentence, at: new Date().toISOString(), ...(undoneBy.length > 0 && { undoneBy }) }
  const next = [noted, ...recentActions()].slice(0, keptAtMost)
  const kept = new Set(next.map((each) => each.id))
  for (const known of undos.keys()) if (!kept.has(known)) undos.delete(known)
  if (undo !== null) undos.set(id, undo)
  store(next)
  return id
}

export function canUndo(id: string): boolean {
  return undos.has(id) || keptUndo(id) !== null
}

/** Does the opposite, once. Where the server refuses it may be tried again; what it says is thrown. */
export async function undoAction(id: string): Promise<void> {
  const undo = undos.get(id) ?? keptUndo(id)
  if (undo === null) return
  const undoneBy = recentActions().find((each) => each.id === id)?.undoneBy
  undos.delete(id)
  keep(id, undefined)
  try {
    await withStepUp(undo)
  } catch (error) {
    if (!isProblem(error, 'version_conflict')) {
      undos.set(id, undo)
      keep(id, undoneBy)
    }
    throw error
  }
}

/** By which calls it is undone once the page was loaded anew. */
function keep(id: string, undoneBy: readonly KeptCall[] | undefined): void {
  const known = ({ sentence, at }: RecentAction) => ({ id, sentence, at, ...(undoneBy !== undefined && { undoneBy }) })
  store(recentActions().map((each) => (each.id === id ? known(each) : each)))
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

function keptUndo(id: string): Undo | null {
  const { sentence, undoneBy } = recentActions().find((each) => each.id === id) ?? {}
  if (sentence === undefined || undoneBy === undefined) return null
  let done = 0
  // Where each is confirmed for itself, it goes on after what was done.
  return async (reason) => {
    for (const each of undoneBy.slice(done)) {
      await sendKept(each, reason)
      done += 1
    }
    noteAction(t('Undone: {sentence}', { sentence }), null)
  }
}

function store(actions: readonly RecentAction[]): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(actions))
  } catch {
    // Without storage there is no list of what was done; the log of the server has it all.
  }
}

function stored(): RecentAction[] {
  try {
    return JSON.parse(sessionStorage.getItem(storageKey) ?? '[]') as RecentAction[]
  } catch {
    return []
  }
}
