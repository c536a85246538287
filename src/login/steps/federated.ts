import type { FastifyReply } from 'fastify'
import { html } from '../../http/html.ts'
import { readSignIn } from '../../sign-ins/keep-sign-in.ts'
import { stepOf } from '../../sign-ins/load-facts.ts'
import { browserHash } from '../../sign-ins/sign-in.ts'
import { startUpstream } from '../../upstreams/start-upstream.ts'
import { UpstreamFailure } from '../../upstreams/upstream.ts'
import type { StepPage } from '../flow.ts'
import { companyPage } from '../pages/company-page.ts'
import { noticePage } from '../pages/notice-page.ts'
import { within } from '../scene.ts'
import { sendPage, sendTo } from '../send-page.ts'
import { queryText, sceneOf, type Visit } from '../visit.ts'
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

const serves = new Set(['identify', 'first-factor', 'federated'])

/** To the provider, for whoever has not proven anything yet. */
export async function leadToProvider(visit: Visit): Promise<FastifyReply> {
  const { directory, browserSecret } = visit
  const [state, connectionId] = [queryText(visit, 'state') ?? '', queryText(visit, 'connection') ?? '']
  const signIn = await readSignIn(directory, state, browserSecret)
  const connection = await directory.stores.connections.find(connectionId)
  const back = `/u/login?state=${encodeURIComponent(state)}`
  if (signIn === null || signIn.finishedAt !== null || signIn.expiresAt <= directory.clock.now()) {
    return sendTo(visit, back)
  }
  const { step, facts } = await stepOf(directory, signIn)
  if (connection === null || !serves.has(step.kind) || !mayLeadTo(connection, signIn.clientId)) {
    return sendTo(visit, back)
  }
  try {
    const { url } = await startUpstream(directory, connection, {
      signInId: signIn.id,
      browserHash: browserHash(browserSecret),
      loginHint: signIn.identifier,
      prompt: signIn.goal.kind === 'authorize' ? signIn.goal.request.prompt : [],
    })
    return sendTo(visit, url)
  } catch (fault) {
    if (!(fault instanceof UpstreamFailure)) throw fault
    visit.request.log.warn({ err: fault, detail: fault.detail }, 'a provider could not be asked')
    const scene = sceneOf(visit, { path: '/u/login', signIn, clientName: facts.client?.name ?? null })
    const { error, frame } = scene.texts
    const shown = noticePage(scene, {
      title: error.upstreamTitle,
      text: fault.message,
      action: html`<a class="button" href="${within(scene, '/u/login')}">${frame.backToSignIn}</a>`,
    })
    return sendPage(visit, shown, { status: 502, signIn })
  }
}
