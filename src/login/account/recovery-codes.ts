import { hasOwnFactor } from '../../authentication-methods/authentication-method.ts'
import { renewRecoveryCodes } from '../../authentication-methods/recovery-codes.ts'
import { type Html, html } from '../../http/html.ts'
import { faultOf } from '../failure.ts'
import { page } from '../page.ts'
import { carriedCodes, codesContent } from '../pages/mfa-codes.ts'
import type { Fault } from '../scene.ts'
import { doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountView } from './account-view.ts'
import { newCodesPath } from './security.ts'

const savedPath = `${newCodesPath}/saved`

/** They stand in for a factor, so who has none gets none. */
export const newCodesForm: AccountForm = {
  path: newCodesPath,
  page: sectionPaths.security,
  needsProof: 'any',
  take: async (view) => {
    const { directory, actor, user, settings } = view
    const { factors } = await directory.stores.authenticationMethods.factorsOf(user.id)
    if (!hasOwnFactor(factors) || settings.disabledFactors.includes('recovery-code')) return sectionPaths.security
    return newCodesPage(view, await directory.change((deps) => renewRecoveryCodes(deps, actor, user.id)))
  },
}

export const savedCodesForm: AccountForm = {
  path: savedPath,
  page: sectionPaths.security,
  take: async (view, form) => {
    const codes = carriedCodes(form.text('codes'))
    if (form.text('saved') === 'yes' || codes.length === 0) return doneAt(view, sectionPaths.security, 'codesSaved')
    return newCodesPage(view, codes, [faultOf(view.scene, { key: 'notSaved', field: 'saved' })])
  },
}

/** The only page that ever shows them: nothing leads away from it before they are saved. */
export function newCodesPage(view: AccountView, codes: readonly string[], faults: readonly Fault[] = []): Html {
  const carried = html`<input type="hidden" name="session" value="${view.session.id}">`
  return page(view.scene, codesContent(view.scene, { codes, faults, action: savedPath, carried }))
}
