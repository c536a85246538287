import { Toast } from '@base-ui/react/toast'
import { useEffect } from 'react'
import { t } from '../../lib/text.ts'
import { type Note, takeNotes, undoNote } from '../../lib/toasts.ts'
import { buttonClasses } from './button.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

const toastManager = Toast.createToastManager()
const shownMs = 8000

/** Bottom right, above everything, reachable with F6. */
export function ToastStack() {
  // After the provider listens, whose effects run first.
  useEffect(() => takeNotes(add), [])
  return (
    <Toast.Provider toastManager={toastManager}>
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 bottom-4 z-60 flex flex-col gap-2 outline-none table:start-auto table:w-[400px]">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function add(note: Note): void {
  const { id, sentence, isProblem, undo } = note
  if (isProblem) {
    toastManager.add({ id, title: sentence, type: 'problem', timeout: 0, priority: 'high' })
    return
  }
  const undoes = {
    children: t('Undo'),
    'aria-label': t('Undo: {sentence}', { sentence }),
    onClick: () => {
      toastManager.close(id)
      undoNote(note)
    },
  }
  toastManager.add({ id, title: sentence, timeout: shownMs, ...(undo && { actionProps: undoes }) })
}

function ToastList() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      data-note
      // The library hides a problem from those who read by ear until it has the focus, and leaves it in the tab order.
      aria-hidden={false}
      className="layer-shadow rounded-card border border-line bg-raised transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0"
    >
      <Toast.Content className="flex min-h-12 items-center gap-3 py-1.5 ps-4 pe-2">
        <Icon
          name={toast.type === 'problem' ? 'alert' : 'check'}
          className={toast.type === 'problem' ? 'text-danger' : 'text-success'}
        />
        <Toast.Title className="min-w-0 flex-1 text-table" render={<p />} />
        {toast.actionProps && <Toast.Action className={buttonClasses('secondary')} />}
        <Toast.Close aria-hidden={false} render={<IconButton icon="close" label={t('Dismiss')} />} />
      </Toast.Content>
    </Toast.Root>
  ))
}
