// Short notes about what just happened. Never the only place for the information; errors stay until closed. What shows
// them is loaded with the first one, so notes wait here until it is there.
import type { KeptCall } from './kept-call.ts'
import { isProblem } from './problem.ts'
import { noteAction, type Undo, undoAction, whyNotUndone } from './recent-actions.ts'
import { t } from './text.ts'

export interface Note {
  readonly id: string
  readonly sentence: string
  readonly isProblem: boolean
  readonly undo: (() => Promise<unknown>) | null
}

const waiting: Note[] = []
let show: ((note: Note) => void) | null = null
let called: ((isNeeded: boolean) => void) | null = null
let count = 0

/** Says that something was done, with the way back where there is one; `undoneBy` is the same way as calls to be kept. */
export function toastDone(sentence: string, undo?: Undo, undoneBy: readonly KeptCall[] = []): void {
  const id = noteAction(sentence, undo ?? null, undoneBy)
  note(sentence, false, undo === undefined ? null : () => undoAction(id))
}

export function toastProblem(sentence: string, error: unknown): void {
  const reason = isProblem(error) ? ` ${error.message}` : ''
  noteProblem(`${sentence}${reason}`)
}

/** Does what a note offers to undo, and says when that fails. */
export function undoNote({ undo }: Note): void {
  undo?.().catch((error: unknown) => noteProblem(`${t("Couldn't undo it.")} ${whyNotUndone(error)}`.trim()))
}

/** `call` is called once there is something to show, and when there is nothing any more. */
export function callForNotes(call: (isNeeded: boolean) => void): () => void {
  called = call
  if (waiting.length > 0) call(true)
  return () => {
    called = null
  }
}

/** From now on notes are handed over, those that wait first. */
export function takeNotes(taker: (note: Note) => void): () => void {
  show = taker
  for (const each of waiting.splice(0)) taker(each)
  return () => {
    show = null
  }
}

/** Notes name people: with the session they end too. */
export function forgetNotes(): void {
  waiting.length = 0
  called?.(false)
}

function noteProblem(sentence: string): void {
  noteAction(sentence, null)
  note(sentence, true, null)
}

function note(sentence: string, isProblemNote: boolean, undo: Note['undo']): void {
  count += 1
  const made: Note = { id: `note-${count}`, sentence, isProblem: isProblemNote, undo }
  if (show !== null) {
    show(made)
    return
  }
  waiting.push(made)
  called?.(true)
}
