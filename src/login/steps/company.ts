import type { StepPage } from '../flow.ts'
import { companyPage } from '../pages/company-page.ts'
import { noticePage } from '../pages/notice-page.ts'
import { mayLeadTo, providerOf } from '../ways-in.ts'

/** Where an address, or the app, named the provider. */
export const companyStep: StepPage = {
  path: '/u/login/company',
  serves: ['federated'],
  show: ({ facts, signIn, scene }) => {
    if (facts.connection === null || !mayLeadTo(facts.connection, signIn.clientId)) {
      const { signIn: texts } = scene.texts
      return noticePage(scene, { title: texts.title(scene.appName), text: texts.noWayIn })
    }
    return companyPage(scene, { identifier: signIn.identifier, provider: providerOf(facts.connection) })
  },
}
