import { useRef } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Choice } from '../../components/ui/choice.tsx'
import { Dialog } from '../../components/ui/dialog.tsx'
import { places, type Shortcut } from '../../lib/shortcut-keys.ts'
import { switchShortcuts, useShortcutKeys, useShortcutsAreOn } from '../../lib/shortcuts.ts'
import { t } from '../../lib/text.ts'
import { KeyCaps } from './key-caps.tsx'
import { keysFor, shortcutWords } from './shortcut-words.ts'

/** Which keys do what, and the switch that turns them off (WCAG 2.1.4). */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const areOn = useShortcutsAreOn()
  const held = useShortcutKeys()
  const top = useRef<HTMLDivElement>(null)
  return (
    <Dialog title={t('Keyboard shortcuts')} onClose={onClose} initialFocus={top}>
      {/* It is longer than a screen: whoever opens it reads it from the top. */}
      <div ref={top} tabIndex={-1} data-quiet-focus />
      <div className="px-5 pt-3 pb-5">
        <table className="mb-3 w-full text-table">
          <thead className="sr-only">
            <tr>
              <th scope="col">{t('Key')}</th>
              <th scope="col">{t('Does')}</th>
            </tr>
          </thead>
          <tbody>
            {listed(held).map(([keys, does]) => (
              <tr key={does} className="border-line border-b">
                <th scope="row" className="w-32 py-2 text-start font-normal">
                  <KeyCaps keys={keys} />
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

type Line = readonly [keys: readonly string[], does: string]

/** As the keys are now; those without a name here stay what they are. */
function listed(held: ReturnType<typeof useShortcutKeys>): readonly Line[] {
  const line = (shortcut: Shortcut): Line => [keysFor(shortcut, held), shortcutWords[shortcut]]
  return [
    [[t('⌘ K'), t('Ctrl K')], t('Search or run a command')],
    line('search'),
    ...places.map(line),
    line('nextRow'),
    line('previousRow'),
    [[t('Enter')], t('Open the row')],
    [[t('Space')], t('Show the user of the row at a glance')],
    line('select'),
    line('actions'),
    line('previousUser'),
    line('nextUser'),
    [['1', '9'], t('Open a tab of the user by its number')],
    line('copyId'),
    line('help'),
    [['Esc'], t('Close a dialog or menu, or clear the selection')],
    [[t('⌘ Enter'), t('Ctrl Enter')], t('Save a form')],
  ]
}
