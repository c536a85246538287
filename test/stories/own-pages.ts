import { addApp, begin, mailed, password } from '../login/people.ts'
import { type Browserless, newBrowserless } from '../support/browserless.ts'
import { type Face, newName } from './face.ts'
import type { World } from './world.ts'

/** Alice herself, in a browser without scripts. */
export const ownPages: Face = {
  name: 'her own pages',
  actor: 'user',
  verbs: {
    create: signUp,
    find: undefined,
    rename: async (world) => {
      const browser = hers(world)
      await browser.submit(await browser.open('/account'), '/account/profile', { name: newName, language: '' })
    },
    suspend: undefined,
    activate: undefined,
    join: undefined,
    giveRole: undefined,
    takeRole: undefined,
    leave: async (world) => {
      const browser = hers(world)
      const asked = await browser.submit(await browser.open('/account/organizations'), '/account/organizations/leave')
      await browser.submit(asked, '/account/organizations/leave')
    },
    resetMfa: undefined,
    endSessions: async (world) => {
      const browser = hers(world)
      await browser.submit(await browser.open('/account/sessions'), '/account/sessions/end-others')
    },
    mailPassword: async ({ app, email }) => {
      const browser = newBrowserless(app.url)
      const page = await browser.open('/u/reset-password/request')
      await browser.submit(page, '/u/reset-password/request', { email })
    },
    delete: async (world) => {
      const browser = hers(world)
      const page = await browser.open('/account/data/delete')
      await browser.submit(page, '/account/data/delete', { understood: 'yes' })
    },
    approveRecovery: undefined,
  },
}

async function signUp({ app, email }: World): Promise<void> {
  const { browser, signIn } = await begin(app, { clientId: await addApp(app) })
  const form = await browser.open(`/u/signup?state=${signIn.id}`)
  const asked = await browser.submit(form, '/u/signup', { email, password, name: 'Alice Adams' })
  const { code } = await mailed(app, email)
  await browser.send(asked, '/u/signup/confirm', { code })
}

function hers({ app, sessionSecret }: World): Browserless {
  const browser = newBrowserless(app.url)
  browser.cookies.set('rollcall-session', sessionSecret)
  return browser
}
