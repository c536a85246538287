import { html } from '../../http/html.ts'
import { mayMailTo } from '../../sign-ins/prove-mailbox.ts'
import { askToVerify } from '../../users/ask-to-verify.ts'
import { mayChangeEmail } from '../../users/email-change.ts'
import { ownsProfile } from '../../users/own-profile.ts'
import { defaultPicture } from '../../users/picture.ts'
import { localeIn } from '../../users/request-verification.ts'
import { updateUser } from '../../users/update-user.ts'
import { chosenLocaleHeader } from '../chosen-locale.ts'
import { field } from '../fields.ts'
import { UnusableForm } from '../flow.ts'
import { languageOf, offeredLocales } from '../locale.ts'
import { ownAddress } from '../own-address.ts'
import { accountForm, accountPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'
import { emailPath } from './change-email.ts'

const path = sectionPaths.profile
const nameMaxLength = 300
const pictureMaxLength = 2_048

export const profilePage: AccountPage = {
  path,
  show: (view) => {
    const { scene, user, faults, flash } = view
    const { account } = scene.texts
    const { profile } = account
    const name = field(scene, faults, {
      id: 'name',
      label: profile.name,
      autocomplete: 'name',
      value: flash.typed.name ?? user.name,
      isOptional: true,
    })
    const picture = field(scene, faults, {
      id: 'picture',
      type: 'url',
      label: profile.picture,
      autocomplete: 'photo',
      value: flash.typed.picture ?? ownPicture(view),
      hint: profile.pictureHint,
      isOptional: true,
      maxLength: pictureMaxLength,
    })
    const fields = html`${ownsProfile(user) ? name : html`<p>${user.name}</p><p class="hint">${profile.fixed}</p>`}
${ownsProfile(user) && picture}
${languageField(view)}
<button class="button primary">${account.save}</button>`
    return accountPage(view, 'profile', {
      body: html`${accountForm(view, { action: '/account/profile', body: fields })}
<h2>${profile.emailTitle}</h2>
${emailPart(view)}`,
    })
  },
}

export const profileForm: AccountForm = {
  path: '/account/profile',
  page: path,
  keeps: ['name', 'picture'],
  take: async (view, form) => {
    const { directory, actor, user, reply } = view
    const name = form.text('name').trim()
    if ([...name].length > nameMaxLength) throw new UnusableForm({ key: 'name', field: 'name' })
    const picture = form.text('picture').trim()
    const isNewPicture = ownsProfile(user) && picture !== ownPicture(view)
    if (isNewPicture && !isPicture(picture)) throw new UnusableForm({ key: 'picture', field: 'picture' })
    const locale = languageOf(form.text('language'))?.locale ?? null
    const changes = {
      ...(ownsProfile(user) && name !== (user.name ?? '') ? { name: name === '' ? null : name } : {}),
      ...(isNewPicture ? { picture: pictureOr(view, picture) } : {}),
      ...(locale === localeIn(user.userMetadata) ? {} : { userMetadata: { locale } }),
    }
    if (Object.keys(changes).length > 0) await updateUser(directory, actor, user.id, changes)
    if (locale !== null) reply.header('set-cookie', chosenLocaleHeader(locale, directory.publicUrl))
    return doneAt(view, path, 'saved')
  },
}

export const verifyOwnEmailForm: AccountForm = {
  path: `${emailPath}/verify`,
  page: path,
  take: async (view) => {
    const { directory, caller, user } = view
    if (await mayMailTo(directory, caller, user.id)) {
      await directory.change((deps) => askToVerify(deps, user, null))
    }
    return doneAt(view, path, 'verifySent')
  },
}

function isPicture(address: string): boolean {
  if (address === '') return true
  return address.length <= pictureMaxLength && URL.canParse(address) && new URL(address).protocol === 'https:'
}

/** What they or others chose; empty for the initials that we draw. It is named and never shown here (WEB-02). */
function ownPicture({ user, directory }: AccountView): string {
  const { picture } = user
  return picture === null || picture.startsWith(`${directory.publicUrl}avatars/`) ? '' : picture
}

function pictureOr({ user, directory }: AccountView, address: string): string {
  return address === '' ? defaultPicture(directory.publicUrl, user.email ?? user.username ?? user.name ?? '') : address
}

function languageField({ scene, user }: AccountView) {
  const { profile } = scene.texts.account
  const chosen = localeIn(user.userMetadata)
  const options = Object.entries(offeredLocales).map(
    ([tag, { language }]) =>
      html`<option value="${tag}" lang="${tag}"${tag === chosen && html` selected`}>${language}</option>`,
  )
  return html`<div class="field">
<label for="own-language">${profile.language}</label>
<select id="own-language" name="language"><option value="">${profile.anyLanguage}</option>${options}</select>
</div>`
}

function emailPart(view: AccountView) {
  const { scene, user } = view
  const { profile } = scene.texts.account
  const { email, emailVerified } = user
  const mayChange = mayChangeEmail(user)
  const standing = emailVerified ? profile.verified : profile.unverified
  const verify = accountForm(view, {
    action: `${emailPath}/verify`,
    body: html`<button class="link">${profile.verify}</button>`,
  })
  return html`${
    email === null
      ? html`<p>${profile.noEmail}</p>`
      : html`<p><bdi>${email}</bdi> <span class="tag${emailVerified && ' good'}">${standing}</span></p>`
  }
<div class="ways">
${mayChange && email !== null && !emailVerified && verify}
${mayChange ? html`<a href="${ownAddress(scene.base, emailPath)}">${profile.changeEmail}</a>` : html`<p>${profile.fixedEmail}</p>`}
</div>`
}
