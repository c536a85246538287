import type { FastifyRequest } from 'fastify'
import { type Html, html } from '../../http/html.ts'
import type { Scene } from '../scene.ts'
import { noticePage } from './notice-page.ts'

/** The database takes no changes, or is away: for a minute, and nothing that was done up to here is lost. */
export function maintainedPage(scene: Scene, address: string | null): Html {
  const { error } = scene.texts
  return noticePage(scene, {
    title: error.maintainedTitle,
    text: error.maintained,
    action: address === null ? null : html`<a class="button primary" href="${address}">${error.tryAgain}</a>`,
  })
}

/**
 * The same page; of a form the page that it stood on: the sign-in where it is, else the nearest page above. Null where only
 * the browser can send it again.
 */
export function addressToTryAgain({ method, url, body, server }: FastifyRequest): string | null {
  // What begins with two slashes would lead to another site.
  if (url.startsWith('//')) return null
  if (method === 'GET') return url
  const [path = ''] = url.split('?', 1)
  const [, base] = /^(.*)\/(?:u|account)(?=\/|$)/.exec(path) ?? []
  if (base === undefined) return null
  const { state } = (body ?? {}) as { readonly state?: unknown }
  if (typeof state === 'string' && /^[\w-]{1,64}$/.test(state)) return `${base}/u/login?state=${state}`
  for (let above = path; above.length > base.length; above = above.slice(0, above.lastIndexOf('/'))) {
    if (server.hasRoute({ method: 'GET', url: above })) return above
  }
  return `${base}/u/login`
}
