import type { FastifyReply } from 'fastify'
import { chooseLocale } from '../../sign-ins/choose.ts'
import { readSignIn, StaleSignIn } from '../../sign-ins/keep-sign-in.ts'
import { chosenLocaleHeader } from '../chosen-locale.ts'
import { readFormBody } from '../form-body.ts'
import { refuseForeignForm } from '../form-check.ts'
import { languageOf } from '../locale.ts'
import { sendTo } from '../send-page.ts'
import type { Visit } from '../visit.ts'

/** Keeps the language in the browser and in the sign-in, and shows the same page in it: one of ours (OID-13). */
export async function chooseLanguageForm(visit: Visit, pages: ReadonlySet<string>): Promise<FastifyReply> {
  const { directory, reply, request, browserSecret } = visit
  const body = readFormBody(request.body)
  const state = body.text('state')
  refuseForeignForm(visit, body, state)
  const language = languageOf(body.text('locale'))
  const from = ofOurs(body.text('from'), pages)
  if (language !== null) {
    reply.header('set-cookie', chosenLocaleHeader(language.locale, directory.publicUrl))
    const signIn = state === '' ? null : await readSignIn(directory, state, browserSecret)
    if (signIn !== null && signIn.finishedAt === null && signIn.expiresAt > directory.clock.now()) {
      await chooseLocale(directory, signIn, language.locale).catch((fault: unknown) => {
        // Another tab went on meanwhile; the browser keeps the choice all the same.
        if (!(fault instanceof StaleSignIn)) throw fault
      })
    }
  }
  return sendTo(visit, state === '' ? from : `${from.split('?', 1)[0]}?state=${encodeURIComponent(state)}`)
}

/** One of our pages, with the ticket or id that it was opened with. */
function ofOurs(address: string, pages: ReadonlySet<string>): string {
  const isOurs = pages.has(address.split('?', 1)[0] as string) && /^[\w/?=.-]+$/.test(address)
  return isOurs ? address : '/u/login'
}
