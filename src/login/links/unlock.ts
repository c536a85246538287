import { html } from '../../http/html.ts'
import { unlockByLink } from '../../sign-ins/unlock-by-link.ts'
import { form, page } from '../page.ts'
import type { Link } from './link.ts'

const path = '/u/unlock'

/** For the owner of an account that strangers locked by guessing (console.md 4.2). */
export const unlockLink: Link = {
  path,
  purpose: 'unlock',
  cookie: 'unlock-ticket',
  show: (_visit, scene) => {
    const { unlock } = scene.texts
    return page(scene, {
      title: unlock.title,
      lead: unlock.intro,
      body: form(scene, { action: path, body: html`<button class="button primary">${unlock.submit}</button>` }),
    })
  },
  spend: async ({ directory, caller }, ticket) => {
    await unlockByLink(directory, ticket, caller)
    return `${path}/done`
  },
}
