import { useRef } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Choice } from '../../components/ui/choice.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { switchShortcuts, useShortcutsAreOn } from '../../lib/shortcuts.ts'
import { t } from '../../lib/text.ts'

/** Which keys do what, and the switch that turns them off (WCAG 2.1.4). */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const areOn = useShortcutsAreOn()
  const top = useRef<HTMLDivElement>(null)
  return (
    <Dialog title={t('Keyboard shortcuts')} onClose={onClose} initialFocus={top}>
      {/* It is longer than a screen: whoever opens it reads it from the top. */}
      <div ref={top} tabIndex={-1} data-quiet-focus className="px-5 pt-3 pb-5">
        <table className="mb-3 w-full text-table">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('Key')}</th>
              <th scope="col">{t('Does')}</th>
            </tr>
          </thead>
          <tbody>
            {shortcuts.map(([keys, does]) => (
              <tr key={does} className="border-line border-b">
                <th scope="row" className="w-32 py-2 text-start font-normal">
                  {keys.map((key) => (
                    <kbd
                      key={key}
                      className="me-1 inline-block min-w-6 rounded border border-line bg-subtle px-1.5 text-center font-mono text-meta"
                    >
                      {key}
                    </kbd>
                  ))}
                </th>
                <td className="py-2">{does}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <Choice
          type="checkbox"
          className="-mx-2"
          label={t('Single-key shortcuts')}
          description={t('Switch them off if they get in the way of voice or other input.')}
          checked={areOn}
          onChange={(event) => switchShortcuts(event.target.checked)}
        />
        <div className="mt-4 flex justify-end">
          <Button onClick={onClose}>{t('Close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

const shortcuts: readonly (readonly [readonly string[], string])[] = [
  [[t('⌘ K'), t('Ctrl K')], t('Search or run a command')],
  [['/'], t('Search the list')],
  [['g', 'u'], t('Go to Users')],
  [['g', 'r'], t('Go to Recovery requests')],
  [['g', 't'], t('Go to Organizations')],
  [['g', 'o'], t('Go to Roles')],
  [['g', 'a'], t('Go to Audit log')],
  [['g', 'j'], t('Go to Jobs')],
  [['g', 's'], t('Go to Settings')],
  [['g', 'd'], t('Go to Dashboard')],
  [['j', 'k'], t('Next and previous row')],
  [[t('Enter')], t('Open the row')],
  [[t('Space')], t('Show the user of the row at a glance')],
  [['x'], t('Select the row; with Shift, all rows from the one before')],
  [['.'], t('Open the actions of the row or the user')],
  [['[', ']'], t('Previous and next user of the list')],
  [['1', '9'], t('Open a tab of the user by its number')],
  [['c'], t('Copy the user ID')],
  [['?'], t('Show this list')],
  [['Esc'], t('Close a dialog or menu, or clear the selection')],
  [[t('⌘ Enter'), t('Ctrl Enter')], t('Save a form')],
]
