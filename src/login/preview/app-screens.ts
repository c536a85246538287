import { html } from '../../http/html.ts'
import { accountFrame } from '../account/account-frame.ts'
import { field } from '../fields.ts'
import { consentPage } from '../pages/consent-page.ts'
import { activatePage, confirmDevicePage } from '../pages/device-pages.ts'
import type { Scene } from '../scene.ts'
import { sampleEmail, sampleHost, sampleLook, sampleScopes } from './sample-props.ts'

export const appScreens = {
  consent: (scene: Scene) =>
    consentPage(scene, { account: sampleEmail, asked: sampleScopes(scene), look: sampleLook, host: sampleHost }),
  device: (scene: Scene) => activatePage(scene, { faults: [], userCode: '' }),
  'device-confirm': (scene: Scene) =>
    confirmDevicePage(scene, {
      userCode: 'BCDF-GHJK',
      account: sampleEmail,
      asked: sampleScopes(scene),
      look: sampleLook,
      place: null,
    }),
  account: (scene: Scene) => {
    const { account } = scene.texts
    const name = { id: 'name', label: account.profile.name, autocomplete: 'name', value: 'Alice', isOptional: true }
    return accountFrame(scene, 'profile', {
      signOut: html`<button class="link">${account.signOut}</button>`,
      body: html`${field(scene, [], name)}
<button class="button primary">${account.save}</button>`,
    })
  },
}
