// Universal Login: the pages on which people sign in, sign up and find their way back (console.md 4). Server-rendered
// forms that work without a script; the state of a sign-in lies in the database, bound to the browser by a cookie.
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Directory } from '../directory.ts'
import { mountAssets } from './assets.ts'
import { stepForms, stepPages } from './routes.ts'
import { sendFault } from './send-fault.ts'
import { showStep, takeStep } from './serve-step.ts'
import { beginAgain } from './steps/begin-again.ts'
import { chooseLanguageForm } from './steps/choose-language.ts'
import { helpPath, showHelp } from './steps/help.ts'
import { startAccountSignIn } from './steps/start-account.ts'
import { openVisit, queryText, type Visit } from './visit.ts'

type Handler = (visit: Visit) => Promise<FastifyReply>

export function mountLogin(server: FastifyInstance, directory: Directory): void {
  server.setErrorHandler((fault, request, reply) => sendFault(directory, fault, request, reply))
  mountAssets(server)
  const get = (path: string, handler: Handler) =>
    server.get(path, async (request, reply) => handler(await openVisit(directory, request, reply)))
  const post = (path: string, handler: Handler) =>
    server.post(path, async (request, reply) => handler(await openVisit(directory, request, reply)))

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
  get(helpPath, showHelp)

  const pages = new Set([...stepPages.map(({ path }) => path), helpPath])
  post('/u/language', (visit) => chooseLanguageForm(visit, pages))
  get('/u/*', (visit) => sendFault(directory, { statusCode: 404 }, visit.request, visit.reply))
}
