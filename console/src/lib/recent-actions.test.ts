import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/** What the tab keeps outlives the page. */
const kept = new Map<string, string>()
const requests: { readonly path: string; readonly method: string; readonly ifMatch: string | undefined }[] = []
let status = 204

interface Init {
  readonly method: string
  readonly headers: Record<string, string>
}

beforeEach(() => {
  kept.clear()
  requests.length = 0
  status = 204
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
  vi.stubGlobal('fetch', async (path: string, { method, headers }: Init) => {
    requests.push({ path, method, ifMatch: headers['if-match'] })
    const body = status === 204 ? null : JSON.stringify({ code: status === 412 ? 'version_conflict' : 'not_permitted' })
    return new Response(body, { status, headers: { 'content-type': 'application/problem+json' } })
  })
})
afterEach(() => vi.unstubAllGlobals())

async function loadedAnew() {
  vi.resetModules()
  return import('./recent-actions.ts')
}

const activating = { method: 'POST', path: '/users/alice/activate', body: {}, ifVersion: 4 } as const

test('while the page is open an act is undone by what undoes it there, once', async () => {
  const actions = await loadedAnew()
  const undo = vi.fn(async () => undefined)
  const id = actions.noteAction('Alice is suspended.', undo, [activating])
  await actions.undoAction(id)
  await actions.undoAction(id)
  expect(undo).toHaveBeenCalledTimes(1)
  expect([actions.canUndo(id), requests]).toEqual([false, []])
})

test('after the page was loaded anew it is undone by the calls that were kept, once, and that is listed', async () => {
  const id = (await loadedAnew()).noteAction('Alice is suspended.', async () => undefined, [activating])
  const actions = await loadedAnew()
  expect(actions.canUndo(id)).toBe(true)
  await actions.undoAction(id)
  await actions.undoAction(id)
  expect(requests).toEqual([{ path: '/api/v1/users/alice/activate', method: 'POST', ifMatch: '"4"' }])
  expect(actions.canUndo(id)).toBe(false)
  expect(actions.recentActions().map(({ sentence }) => sentence)).toEqual([
    'Undone: Alice is suspended.',
    'Alice is suspended.',
  ])
})

test('what the server refuses may be tried again, unless it was changed since', async () => {
  const id = (await loadedAnew()).noteAction('Alice is suspended.', null, [activating])
  const actions = await loadedAnew()
  status = 403
  await expect(actions.undoAction(id)).rejects.toMatchObject({ status: 403 })
  expect(actions.canUndo(id)).toBe(true)
  const later = await loadedAnew()
  expect(later.canUndo(id)).toBe(true)
  status = 412
  await expect(later.undoAction(id)).rejects.toMatchObject({ status: 412 })
  expect(later.canUndo(id)).toBe(false)
  expect((await loadedAnew()).canUndo(id)).toBe(false)
})

test('a way back that takes more than calls ends with its page', async () => {
  const id = (await loadedAnew()).noteAction('The view was deleted.', async () => undefined)
  expect((await loadedAnew()).canUndo(id)).toBe(false)
})
