// Universal Login: the pages on which people sign in, sign up and find their way back (console.md 4). Server-rendered
// forms that work without a script; the state of a sign-in lies in the database, bound to the browser by a cookie.
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Directory } from '../directory.ts'
import { accountForms, accountPages } from './account/account-routes.ts'
import { showAccount, takeAccount } from './account/serve-account.ts'
import { mountAssets } from './assets.ts'
import { showLinking, takeJoin, takeProof } from './linking.ts'
import { donePaths, showDone } from './links/done-pages.ts'
import { impersonatePath, takeImpersonation } from './links/impersonate.ts'
import { openLink, renewLink, spendLink } from './links/serve-link.ts'
import { basePath } from './own-address.ts'
import { linkingForms } from './pages/linking-pages.ts'
import { downloadCodesPath } from './pages/mfa-codes.ts'
import { mountPictures } from './pictures.ts'
import { recoveryForms, recoveryPages } from './recovery-routes.ts'
import { links, stepForms, stepPages } from './routes.ts'
import { sendFault } from './send-fault.ts'
import { showStep, takeStep } from './serve-step.ts'
import { linkingPath } from './step-paths.ts'
import { beginAgain } from './steps/begin-again.ts'
import { chooseLanguageForm } from './steps/choose-language.ts'
import { deviceForms, devicePages } from './steps/device-routes.ts'
import { helpPath, showHelp } from './steps/help.ts'
import { downloadCodes } from './steps/mfa-codes.ts'
import {
  requestResetPath,
  resetSentPath,
  showResetRequest,
  showResetSent,
  takeResetRequest,
} from './steps/request-reset.ts'
import { startAccountSignIn, startPath } from './steps/start-account.ts'
import { turnAway } from './turn-away.ts'
import { openVisit, queryText, type Visit } from './visit.ts'

type Handler = (visit: Visit) => Promise<FastifyReply>

export function mountLogin(server: FastifyInstance, directory: Directory, console: Directory): void {
  const hosts = { directory, console }
  server.setErrorHandler((fault, request, reply) => sendFault(hosts, fault, request, reply))
  // One set of files serves the pages of every application.
  if (basePath(directory.publicUrl) === '') mountAssets(server)
  mountPictures(server, directory)
  const get = (path: string, handler: Handler) =>
    server.get(path, async (request, reply) => handler(await openVisit(hosts, request, reply)))
  const post = (path: string, handler: Handler) =>
    server.post(path, async (request, reply) => handler(await openVisit(hosts, request, reply)))
  // A step of a sign-in asks by itself; whatever else leads in or back asks here.
  const behindGate =
    (handler: Handler): Handler =>
    async (visit) =>
      (await turnAway(visit)) ?? handler(visit)
  const getIn = (path: string, handler: Handler) => get(path, behindGate(handler))
  const postIn = (path: string, handler: Handler) => post(path, behindGate(handler))

  for (const page of stepPages) {
    get(page.path, (visit) =>
      page.path === '/u/login' && queryText(visit, 'state') === null
        ? startAccountSignIn(visit)
        : showStep(visit, page),
    )
  }
  for (const form of stepForms) post(form.path, (visit) => takeStep(visit, form))
  post('/u/login/again', (visit) => beginAgain(visit, true))
  post('/u/login/restart', (visit) => beginAgain(visit, false))
  get(startPath, startAccountSignIn)
  get(helpPath, showHelp)
  for (const [path, show] of Object.entries(recoveryPages)) getIn(path, show)
  for (const [path, take] of Object.entries(recoveryForms)) postIn(path, take)
  // Operators have no devices.
  const [devices, words] = directory.application.kind === 'console' ? [{}, {}] : [devicePages, deviceForms]
  for (const [path, show] of Object.entries(devices)) getIn(path, show)
  for (const [path, take] of Object.entries(words)) postIn(path, take)
  getIn(linkingPath, showLinking)
  postIn(linkingForms.first, takeProof('first'))
  postIn(linkingForms.other, takeProof('other'))
  postIn(linkingForms.join, takeJoin)
  postIn(downloadCodesPath, downloadCodes)
  getIn(requestResetPath, showResetRequest)
  postIn(requestResetPath, takeResetRequest)
  getIn(resetSentPath, showResetSent)
  // Nobody acts as an operator.
  if (directory.application.kind !== 'console') postIn(impersonatePath, takeImpersonation)
  for (const page of accountPages) getIn(page.path, (visit) => showAccount(visit, page))
  for (const form of accountForms) postIn(form.path, (visit) => takeAccount(visit, form))
  for (const link of links) {
    getIn(link.path, (visit) => openLink(visit, link))
    postIn(link.path, (visit) => spendLink(visit, link))
    if (link.renew !== undefined) postIn(`${link.path}/renew`, (visit) => renewLink(visit, link))
  }
  for (const path of donePaths) get(path, (visit) => showDone(visit, path))

  const pages = new Set([
    ...[...stepPages, ...links, ...accountPages].map(({ path }) => path),
    ...[
      helpPath,
      requestResetPath,
      resetSentPath,
      linkingPath,
      ...donePaths,
      ...Object.keys(recoveryPages),
      ...Object.keys(devices),
    ],
  ])
  post('/u/language', (visit) => chooseLanguageForm(visit, pages))
  get('/u/*', (visit) => sendFault(hosts, { statusCode: 404 }, visit.request, visit.reply))
}
