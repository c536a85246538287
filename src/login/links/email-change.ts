import { html } from '../../http/html.ts'
import { RollcallError } from '../../kernel/errors.ts'
import { confirmEmailChange } from '../../users/confirm-email-change.ts'
import { emailChangeIn } from '../../users/email-change.ts'
import { undoEmailChange } from '../../users/undo-email-change.ts'
import { setSessionCookie } from '../account/session-cookie.ts'
import { browserSession } from '../browser-session.ts'
import { UnusableForm } from '../flow.ts'
import { form, page } from '../page.ts'
import type { Link } from './link.ts'

const path = '/u/email-change'
const undoPath = `${path}/undo`

/** In the new mailbox: the address counts from the press on (REC-15). */
export const emailChangeLink: Link = {
  path,
  purpose: 'email-change',
  cookie: 'email-change-ticket',
  show: (_visit, scene, faults, secret) => {
    const { email } = scene.texts.account
    return page(scene, {
      title: email.confirmTitle,
      lead: email.confirm(emailChangeIn(secret).newEmail),
      faults,
      body: form(scene, { action: path, body: html`<button class="button primary">${email.confirmSubmit}</button>` }),
    })
  },
  spend: async (visit, ticket) => {
    const { directory, caller } = visit
    const session = await browserSession(visit)
    const renewed = await confirmEmailChange(directory, caller, { ticket, session }).catch(tellTaken)
    if (renewed !== null) setSessionCookie(visit, renewed)
    return `${path}/done`
  },
}

/** In the old mailbox, for whoever did not ask for the change. */
export const emailChangeUndoLink: Link = {
  path: undoPath,
  purpose: 'email-change-undo',
  cookie: 'email-change-undo-ticket',
  show: (_visit, scene, faults) => {
    const { email } = scene.texts.account
    return page(scene, {
      title: email.undoTitle,
      lead: email.undo,
      faults,
      body: form(scene, { action: undoPath, body: html`<button class="button primary">${email.undoSubmit}</button>` }),
    })
  },
  spend: async ({ directory, caller }, ticket) => {
    await undoEmailChange(directory, caller, ticket).catch(tellTaken)
    return `${undoPath}/done`
  },
}

/** Somebody else took the address since. Their mailbox is this person's, so they may know. */
function tellTaken(fault: unknown): never {
  const isTaken = fault instanceof RollcallError && fault.code === 'user_exists'
  throw isTaken ? new UnusableForm({ key: 'emailTaken', field: null }) : fault
}
