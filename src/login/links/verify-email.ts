import { mayMailTo } from '../../sign-ins/prove-mailbox.ts'
import { askToVerify } from '../../users/ask-to-verify.ts'
import { openedTicket } from '../../users/ticket.ts'
import { verifyEmail } from '../../users/verify-email.ts'
import { verifyPage } from '../pages/verify-page.ts'
import { sceneOf } from '../visit.ts'
import type { Link } from './link.ts'
import { resultAddress, resultUrlIn } from './result-address.ts'

const path = '/u/email-verification'

export const verifyEmailLink: Link = {
  path,
  purpose: 'email-verification',
  cookie: 'verification-ticket',
  leadsTo: resultUrlIn,
  show: (_visit, scene) => verifyPage(scene),
  spend: async (visit, ticket) => {
    const details = await verifyEmail(visit.directory, visit.caller, ticket)
    return resultAddress(details, sceneOf(visit, { path }).texts.verify.doneTitle, `${path}/done`)
  },
  renew: async ({ directory, caller }, spent) => {
    const { userId } = openedTicket(spent)
    if (!(await mayMailTo(directory, caller, userId))) return
    await directory.change(async (deps) => {
      const user = await deps.users.find(userId)
      if (user !== null) await askToVerify(deps, user, null)
    })
  },
}
