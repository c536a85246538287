import { lastWayIn, loadWaysIn, onlyPasskeyIn } from '../../sign-ins/own-ways-in.ts'
import { takeFactor } from '../../sign-ins/take-factor.ts'
import { confirmPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm } from './account-view.ts'
import { factorName, removeFactorPath } from './security.ts'

const page = sectionPaths.security

export const removeFactorForm: AccountForm = {
  path: removeFactorPath,
  page,
  needsProof: 'any',
  take: async (view, form) => {
    const { directory, actor, user, scene } = view
    const methods = await directory.stores.authenticationMethods.list(user.id)
    const method = methods.find(({ id, type }) => id === form.text('factor') && type !== 'recovery-code')
    // Removed in another tab: the page shows what is left.
    if (method === undefined) return page
    const { security } = scene.texts.account
    if (form.text('confirmed') !== 'yes') {
      // Said before they are asked whether they mean it.
      if (onlyPasskeyIn(await loadWaysIn(directory.stores, user.id)) === method.id) throw lastWayIn()
      const own = methods.filter(
        ({ type, passkey, confirmedAt }) => confirmedAt !== null && (type === 'totp' || passkey !== null),
      )
      const isLast = own.length === 1 && own[0]?.id === method.id
      return confirmPage(view, 'security', {
        title: security.removeTitle(factorName(method, scene.texts)),
        text: isLast ? security.removeLast : security.removeText,
        action: removeFactorPath,
        fields: { factor: method.id },
        submit: security.remove,
      })
    }
    await directory.change((deps) => takeFactor(deps, actor, user.id, method.id))
    return doneAt(view, page, 'factorRemoved')
  },
}
