import type { StepPage } from '../flow.ts'
import { companyPage } from '../pages/company-page.ts'
import { noticePage } from '../pages/notice-page.ts'
import { mayLeadTo, providerOf } from '../ways-in.ts'
import { upstreamFaults } from './identify.ts'

/** Where an address, or the app, named the provider. */
export const companyStep: StepPage = {
  path: '/u/login/company',
  serves: ['federated'],
  show: async (flow) => {
    const { directory, facts, signIn, scene, step } = flow
    // The organization asks for its own, whatever was chosen.
    const asked = step.kind === 'federated' ? step.connectionId : null
    const { connection: known } = facts
    const connection = asked === null || known?.id === asked ? known : await directory.stores.connections.find(asked)
    if (connection === null || !mayLeadTo(connection, signIn.clientId)) {
      const { signIn: texts } = scene.texts
      return noticePage(scene, { title: texts.title(scene.appName), text: texts.noWayIn })
    }
    return companyPage(scene, {
      faults: upstreamFaults(flow),
      identifier: signIn.identifier,
      provider: providerOf(connection),
    })
  },
}
