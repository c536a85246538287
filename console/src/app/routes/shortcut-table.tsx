import { type KeyboardEvent, useRef, useState } from 'react'
import { Button } from '../../components/ui/button.tsx'
import { Field } from '../../components/ui/field.tsx'
import { announce } from '../../lib/announce.ts'
import {
  areUsual,
  changeKey,
  keyOf,
  type Refused,
  refusalOf,
  resetKeys,
  type Shortcut,
  shortcuts,
} from '../../lib/shortcut-keys.ts'
import { useShortcutKeys } from '../../lib/shortcuts.ts'
import { t } from '../../lib/text.ts'
import { KeyCaps } from '../shell/key-caps.tsx'
import { keysFor, shortcutWords } from '../shell/shortcut-words.ts'

/** Every single key, and another one for it (WCAG 2.1.4). */
export function ShortcutTable() {
  const keys = useShortcutKeys()
  const [changing, setChanging] = useState<Shortcut | null>(null)
  const table = useRef<HTMLTableElement>(null)

  /** The press goes on where it began. */
  function close(shortcut: Shortcut) {
    setChanging(null)
    window.setTimeout(() => table.current?.querySelector<HTMLElement>(`[data-shortcut="${shortcut}"]`)?.focus())
  }

  return (
    <>
      <table ref={table} className="w-full border-line border-t text-table">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('Does')}</th>
            <th scope="col">{t('Key')}</th>
            <th scope="col">{t('Change')}</th>
          </tr>
        </thead>
        <tbody>
          {shortcuts.map((shortcut) => (
            <tr key={shortcut} className="border-line border-b">
              {changing === shortcut ? (
                <td colSpan={3} className="bg-subtle px-4 py-3">
                  <NewKey shortcut={shortcut} onClose={() => close(shortcut)} />
                </td>
              ) : (
                <>
                  <th scope="row" className="px-4 py-1.5 text-start font-normal">
                    {shortcutWords[shortcut]}
                  </th>
                  <td className="whitespace-nowrap py-1.5 pe-2">
                    <KeyCaps keys={keysFor(shortcut, keys)} />
                  </td>
                  <td className="py-1.5 pe-4 text-end">
                    <Button
                      data-shortcut={shortcut}
                      aria-label={t('Change the key: {does}', { does: shortcutWords[shortcut] })}
                      onClick={() => setChanging(shortcut)}
                    >
                      {t('Change')}
                    </Button>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="flex justify-end px-4 py-3">
        <Button disabledReason={areUsual(keys) ? t('These are the defaults already') : null} onClick={resetKeys}>
          {t('Reset to defaults')}
        </Button>
      </div>
    </>
  )
}

interface NewKeyProps {
  readonly shortcut: Shortcut
  readonly onClose: () => void
}

/** Takes a press, and what is typed without one, such as by voice or on a phone. */
function NewKey({ shortcut, onClose }: NewKeyProps) {
  const [fault, setFault] = useState<string | null>(null)

  function take(key: string) {
    const refused = refusalOf(shortcut, key)
    if (refused !== null) return setFault(refusedWords(refused))
    changeKey(shortcut, key)
    announce(t('The key was changed.'))
    onClose()
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') return onClose()
    const key = keyOf(event.nativeEvent)
    if (key === null) return
    event.preventDefault()
    take(key)
  }

  return (
    <div className="grid max-w-[420px] gap-3">
      <p>{shortcutWords[shortcut]}</p>
      <Field
        autoFocus
        label={t('Press the new key')}
        hint={t('One key, or one with Alt.')}
        errors={fault === null ? [] : [fault]}
        value=""
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onKeyDown={onKeyDown}
        onChange={({ target }) => target.value.trim() !== '' && take(target.value.trim().slice(-1).toLowerCase())}
      />
      <Button className="justify-self-start" onClick={onClose}>
        {t('Cancel')}
      </Button>
    </div>
  )
}

function refusedWords(refused: Refused): string {
  if (refused === 'digit') return t('The digits open the tabs of a user.')
  if (refused === 'letter-alone') return t('Choose a letter: with Shift it selects a range.')
  return t('Taken by: {does}', { does: shortcutWords[refused.takenBy] })
}
