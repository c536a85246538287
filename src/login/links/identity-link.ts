import { html } from '../../http/html.ts'
import { openLink } from '../../merging/open-link.ts'
import { browserHash } from '../../sign-ins/sign-in.ts'
import { form, page } from '../page.ts'
import { linkingPath } from '../step-paths.ts'
import type { Link } from './link.ts'

const path = '/u/link-identity'

/** For somebody whom support asked to join another account of theirs: the rest is done in this browser. */
export const identityLink: Link = {
  path,
  purpose: 'identity-link',
  cookie: 'identity-link-ticket',
  show: (_visit, scene, faults) => {
    const { linking } = scene.texts.account
    return page(scene, {
      title: linking.title,
      lead: linking.asked(scene.settings.displayName),
      faults,
      body: html`<p class="hint">${linking.notYours}</p>
${form(scene, { action: path, body: html`<button class="button primary">${linking.begin}</button>` })}`,
    })
  },
  spend: async ({ directory, caller, browserSecret }, ticket) => {
    await openLink(directory, caller, ticket, browserHash(browserSecret))
    return linkingPath
  },
}
