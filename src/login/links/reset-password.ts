import { passwordPolicy } from '../../connections/connection.ts'
import { requestPasswordReset } from '../../users/request-password-reset.ts'
import { resetPassword } from '../../users/reset-password.ts'
import { openedTicket } from '../../users/ticket.ts'
import { UnusableForm } from '../flow.ts'
import { resetPage } from '../pages/reset-pages.ts'
import { passwordRules } from '../password-rules.ts'
import { sceneOf } from '../visit.ts'
import type { Link } from './link.ts'
import { resultAddress, resultUrlIn } from './result-address.ts'

const path = '/u/reset-password'

export const resetPasswordLink: Link = {
  path,
  purpose: 'password-reset',
  cookie: 'reset-ticket',
  leadsTo: resultUrlIn,
  show: async ({ directory }, scene, faults, secret) => {
    const connection = await directory.stores.connections.find(openedTicket(secret).connectionId)
    const rules = connection === null ? [] : passwordRules(scene.texts, passwordPolicy(connection))
    return resetPage(scene, { faults, passwordRules: rules })
  },
  // Leads to signing in and never signs in: whoever has a second factor is asked for it there (REC-07).
  spend: async (visit, ticket, form) => {
    const { directory, caller } = visit
    const password = form.text('password')
    if (password === '') throw new UnusableForm({ key: 'passwordMissing', field: 'password' })
    const details = await resetPassword(directory, caller, { ticket, password })
    return resultAddress(details, sceneOf(visit, { path }).texts.reset.doneTitle, `${path}/done`)
  },
  renew: async ({ directory, caller }, spent) => {
    const { email, connectionId, clientId, organizationId } = openedTicket(spent)
    const connection = await directory.stores.connections.find(connectionId)
    if (connection === null || email === null) return
    const origin = caller
    await requestPasswordReset(directory, { connection, identifier: email, origin, clientId, organizationId })
  },
}
