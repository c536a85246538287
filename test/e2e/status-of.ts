// What the API answers whoever is signed in on a page, asked by the page itself: where there is no button to press.
import type { Page } from 'playwright-core'

export function statusOf(page: Page, method: string, path: string, body: unknown = {}): Promise<number> {
  const content = method === 'GET' ? '' : `, body: ${JSON.stringify(JSON.stringify(body))}`
  return page.evaluate<number>(`(async () => {
    const { csrfToken } = await (await fetch('/api/v1/session')).json()
    const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken }
    return (await fetch('/api/v1${path}', { method: '${method}', headers${content} })).status
  })()`)
}
