import { holdPerson, tellPerson } from '../../authentication-methods/hold-person.ts'
import { clearedCookie } from '../../http/cookies.ts'
import { type Html, html } from '../../http/html.ts'
import { deleteUser } from '../../users/delete-user.ts'
import { downloadData } from '../../users/download-data.ts'
import { UnusableForm } from '../flow.ts'
import { ownAddress } from '../own-address.ts'
import { noticePage } from '../pages/notice-page.ts'
import { sceneOf } from '../visit.ts'
import { accountForm, accountPage, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'

const path = sectionPaths.data
const downloadPath = `${path}/download`
const deletePath = `${path}/delete`

export const dataPage: AccountPage = {
  path,
  show: (view) => {
    const { scene } = view
    const { data } = scene.texts.account
    const download = html`<button class="button">${data.download}</button>`
    return accountPage(view, 'data', {
      lead: data.lead,
      body: html`<section>
<h2>${data.downloadTitle}</h2>
<p class="hint">${data.downloadText}</p>
${accountForm(view, { action: downloadPath, attributes: html`data-repeats`, body: download })}
</section>
${mayDelete(view) && deletePart(view)}`,
    })
  },
}

export const downloadForm: AccountForm = {
  path: downloadPath,
  page: path,
  needsProof: 'any',
  take: async ({ directory, actor, user, reply }) => {
    const data = await directory.change(async (deps) => {
      const owner = await holdPerson(deps.authenticationMethods, user.id)
      const all = await downloadData(deps, actor, user.id)
      await tellPerson(deps.messages, owner, 'data-downloaded', {})
      return all
    })
    return reply
      .header('content-disposition', 'attachment; filename="your-data.json"')
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(JSON.stringify(data, null, 2))
  },
}

export const deletePage: AccountPage = {
  path: deletePath,
  needsProof: 'any',
  show: (view) => {
    const { scene, faults } = view
    if (!mayDelete(view)) return path
    const { data, cancel } = scene.texts.account
    const [fault] = faults
    const described = html`${fault !== undefined && html` aria-describedby="understood-fault" aria-invalid="true"`}`
    return accountPage(view, 'data', {
      title: data.deletePage,
      body: html`<p>${data.deleteText}</p>
${accountForm(view, {
  action: deletePath,
  body: html`${fault !== undefined && html`<p class="fault" id="understood-fault">${fault.message}</p>`}
<label class="check"><input id="understood" type="checkbox" name="understood" value="yes" required${described}>${data.deleteBox}</label>
<button class="button danger">${data.delete}</button>`,
})}
<div class="ways"><a href="${ownAddress(scene.base, path)}">${cancel}</a></div>`,
    })
  },
}

export const deleteForm: AccountForm = {
  path: deletePath,
  page: deletePath,
  needsProof: 'any',
  take: async (view, form) => {
    const { directory, actor, user, reply, scene } = view
    if (!mayDelete(view)) return path
    if (form.text('understood') !== 'yes') throw new UnusableForm({ key: 'deleteBox', field: 'understood' })
    await directory.change(async (deps) => {
      const owner = await deps.authenticationMethods.holdPerson(user.id)
      await deleteUser(deps, actor, user.id)
      // A second press finds nobody. What was written to them before went with them: this is written after, about nobody.
      for (const to of owner?.addresses ?? []) {
        await deps.messages.queue({
          kind: 'account-deleted',
          to,
          userId: null,
          locale: owner?.locale ?? null,
          values: {},
        })
      }
    })
    for (const cookie of ['session', 'known-browser', 'trusted-browser'] as const) {
      reply.header('set-cookie', clearedCookie(cookie, directory.publicUrl))
    }
    const { data } = scene.texts.account
    return noticePage(sceneOf(view, { path: '/u/login' }), {
      title: data.deletedTitle,
      text: data.deleted,
      isFailure: false,
    })
  },
}

function deletePart({ scene }: AccountView): Html {
  const { data } = scene.texts.account
  return html`<section>
<h2>${data.deleteTitle}</h2>
<p class="hint">${data.deleteText}</p>
<a class="button" href="${ownAddress(scene.base, deletePath)}">${data.delete}</a>
</section>`
}

/** Operators are removed by each other, which keeps the last owner. */
function mayDelete({ directory }: AccountView): boolean {
  return directory.application.kind !== 'console'
}
