import { type Html, html } from '../../http/html.ts'
import { removeMembers } from '../../memberships/remove-members.ts'
import { calledName, type Organization } from '../../organizations/organization.ts'
import { accountForm, accountPage, confirmPage, doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm, AccountPage, AccountView } from './account-view.ts'

const path = sectionPaths.organizations
const leavePath = `${path}/leave`
const organizationsAtMost = 100
const rolesAtMost = 20

export const organizationsPage: AccountPage = {
  path,
  show: async (view) => {
    const { organizations: texts } = view.scene.texts.account
    const own = await organizationsOf(view)
    const rows = await Promise.all(own.map((organization) => organizationRow(view, organization)))
    return accountPage(view, 'organizations', {
      lead: texts.lead,
      body: own.length === 0 ? html`<p>${texts.none}</p>` : html`<ul class="rows">${rows}</ul>`,
    })
  },
}

export const leaveForm: AccountForm = {
  path: leavePath,
  page: path,
  take: async (view, form) => {
    const { directory, actor, user, scene } = view
    const { organizations: texts } = scene.texts.account
    const organization = (await organizationsOf(view)).find(({ id }) => id === form.text('organization'))
    if (organization === undefined) return path
    if (form.text('confirmed') !== 'yes') {
      return confirmPage(view, 'organizations', {
        title: texts.leaveTitle(calledName(organization)),
        text: texts.leaveText,
        action: leavePath,
        fields: { organization: organization.id },
        submit: texts.leave,
      })
    }
    await directory.change((deps) => removeMembers(deps, actor, organization.id, [user.id]))
    return doneAt(view, path, 'left')
  },
}

function organizationsOf({ directory, user }: AccountView): Promise<readonly Organization[]> {
  return directory.stores.memberships.organizationsOf(user.id, organizationsAtMost, directory.clock.now())
}

async function organizationRow(view: AccountView, organization: Organization): Promise<Html> {
  const { directory, user, scene } = view
  const { organizations: texts } = scene.texts.account
  const page = { kind: 'offset', offset: 0, limit: rolesAtMost, withTotal: false } as const
  const now = directory.clock.now()
  const roles = (await directory.stores.memberRoles.list(organization.id, user.id, page, now))?.items ?? []
  const name = calledName(organization)
  const leave = accountForm(view, {
    action: leavePath,
    body: html`<input type="hidden" name="organization" value="${organization.id}">
<button class="link" aria-label="${texts.leaveNamed(name)}">${texts.leave}</button>`,
  })
  return html`<li><div><strong><bdi>${name}</bdi></strong>
<small>${roles.length === 0 ? texts.member : roles.map((role) => role.name).join(', ')}</small></div>${leave}</li>\n`
}
