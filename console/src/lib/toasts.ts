// Short notes about what just happened. Never the only place for the information; errors stay until closed.
import { Toast } from '@base-ui/react/toast'
import { isProblem } from './problem.ts'
import { noteAction } from './recent-actions.ts'
import { t } from './text.ts'

export const toastManager = Toast.createToastManager()

const shownMs = 8000

/** Says that something was done, with the way back where there is one. */
export function toastDone(sentence: string, undo?: () => Promise<unknown>): void {
  noteAction(sentence)
  const id = toastManager.add({
    title: sentence,
    timeout: shownMs,
    ...(undo && {
      actionProps: {
        children: t('Undo'),
        'aria-label': t('Undo: {sentence}', { sentence }),
        onClick: () => {
          toastManager.close(id)
          undo().catch((error: unknown) => toastProblem(t("Couldn't undo it."), error))
        },
      },
    }),
  })
}

export function toastProblem(sentence: string, error: unknown): void {
  const reason = isProblem(error) ? ` ${error.message}` : ''
  toastManager.add({ title: `${sentence}${reason}`, type: 'problem', timeout: 0, priority: 'high' })
}
