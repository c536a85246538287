import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const kept = new Map<string, string>()
beforeEach(() => {
  kept.clear()
  vi.resetModules()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => vi.unstubAllGlobals())

test('what was done and what went wrong stand among the recent actions after their notes are closed', async () => {
  const [toasts, recent] = await Promise.all([import('./toasts.ts'), import('./recent-actions.ts')])
  toasts.toastDone('Alice is suspended.')
  toasts.toastProblem("Couldn't sign out.", null)
  const sentences = recent.recentActions().map(({ sentence }) => sentence)
  expect(sentences).toEqual(["Couldn't sign out.", 'Alice is suspended.'])
})

test('an Undo that fails stands there too', async () => {
  const [toasts, recent] = await Promise.all([import('./toasts.ts'), import('./recent-actions.ts')])
  const undo = async () => {
    throw new Error('no connection')
  }
  toasts.undoNote({ id: 'note-1', sentence: 'Alice is suspended.', isProblem: false, undo })
  await expect.poll(() => recent.recentActions().map(({ sentence }) => sentence)).toEqual(["Couldn't undo it."])
})
