import { html } from '../../http/html.ts'
import { openSignInLink, signInLinkContent } from '../../sign-ins/open-sign-in-link.ts'
import { form, page } from '../page.ts'
import { addressWithin } from '../step-paths.ts'
import type { Link } from './link.ts'

const path = '/u/sign-in-link'

/** A link in place of a password, asked for by an app. The page names both sides, so that nobody signs in as another. */
export const signInLink: Link = {
  path,
  purpose: 'sign-in-link',
  cookie: 'sign-in-link-ticket',
  leadsTo: (secret) => signInLinkContent(secret).request.redirectUri,
  show: async ({ directory }, scene, faults, secret) => {
    const { email, request } = signInLinkContent(secret)
    const client = await directory.stores.clients.find(request.clientId)
    const words = scene.texts.signInLink
    return page(scene, {
      title: words.title(client?.name ?? scene.appName),
      lead: words.intro(email),
      faults,
      body: form(scene, { action: path, body: html`<button class="button primary">${words.submit}</button>` }),
    })
  },
  // To the step that is due: a mailbox is one factor, and no more.
  spend: async ({ directory, caller, browserSecret }, ticket) =>
    addressWithin(await openSignInLink(directory, caller, { ticket, browserSecret }), '/u/login'),
}
