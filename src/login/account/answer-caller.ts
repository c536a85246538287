import { answerPrompt } from '../../caller-verification/answer-prompt.ts'
import { UnusableForm } from '../flow.ts'
import { doneAt, sectionPaths } from './account-frame.ts'
import type { AccountForm } from './account-view.ts'
import { callerPath } from './caller-path.ts'

/** What somebody answers whom support asks whether it is them on the telephone. No proof is asked for: the session is it. */
export const callerForm: AccountForm = {
  path: callerPath,
  page: sectionPaths.profile,
  take: async (view, form) => {
    const { directory, actor, session } = view
    const said = form.text('answer')
    if (said === '') throw new UnusableForm({ key: 'invalid', field: null })
    const number = said === 'denied' ? null : said
    const answer = await answerPrompt(directory, actor, { session, id: form.text('prompt'), number })
    if (answer === 'wrong') throw new UnusableForm({ key: 'callerWrong', field: null })
    if (answer === 'over') throw new UnusableForm({ key: 'callerOver', field: null })
    return doneAt(view, sectionPaths.profile, answer === 'right' ? 'callerRight' : 'callerDenied')
  },
}
