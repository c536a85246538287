// One person in full, for an operator whose role sees people masked (console.md 1.7).
import { revealPerson } from '../../../operators/reveal-person.ts'
import { closed, text, timestamp } from '../answers.ts'
import { missingSession } from '../authenticate.ts'
import { type Answer, type Call, created, type Route } from '../route.ts'

export const revealRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/users/:id/reveals',
    access: ['read:users'],
    ofConsoleAlone: true,
    whilePaused: 'reads',
    summary: 'See a user unmasked for 10 minutes',
    // `pass` goes along as X-Reveal, in the same session.
    answers: { 201: closed({ pass: text, until: timestamp }, 'Reveal') },
    handle: reveal,
  },
]

async function reveal({ actor, params, directory, console, signedIn }: Call): Promise<Answer> {
  const session = signedIn ?? missingSession()
  const { sealer, clock } = console
  return created(
    await directory.change((deps) => revealPerson({ ...deps, sealer, clock }, actor, session, params.id as string)),
  )
}
