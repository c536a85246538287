import type { ReactNode } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { t } from '../../../lib/text.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { TextSetting } from './text-setting.tsx'

interface ColorSettingProps extends SettingFieldsProps {
  readonly name: 'accentColor' | 'backgroundColor' | 'darkBackgroundColor'
  readonly label: string
  readonly hint: ReactNode
  /** The nearest colour that will do; null where this one does. */
  readonly readable: (color: string) => string | null
  /** Why it does not. */
  readonly fault: string
  /** What counts while none is chosen. */
  readonly usual: string
}

/** A colour, typed or picked. Where text cannot be read on it, the nearest on which it can is offered. */
export function ColorSetting({ readable, fault, usual, ...props }: ColorSettingProps) {
  const { name, label, draft, onChange } = props
  const better = readable(draft[name].trim())
  const pick = (color: string) => onChange?.({ [name]: color })
  return (
    <div className="grid content-start gap-2">
      <TextSetting
        {...props}
        box={{
          spellCheck: false,
          ...(onChange && { end: <ColorPicker label={label} value={draft[name].trim() || usual} onPick={pick} /> }),
        }}
      />
      {better !== null && onChange !== null && (
        <p role="status" className="flex flex-wrap items-center gap-2 text-table">
          {fault}
          <Button onClick={() => pick(better)}>{t('Use {color} instead', { color: better })}</Button>
        </p>
      )}
    </div>
  )
}

interface ColorPickerProps {
  readonly label: string
  readonly value: string
  readonly onPick: (color: string) => void
}

/** The browser's own. It takes six digits and nothing else. */
function ColorPicker({ label, value, onPick }: ColorPickerProps) {
  return (
    <input
      type="color"
      aria-label={t('Pick: {setting}', { setting: label })}
      value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
      onChange={(event) => onPick(event.target.value)}
      className="size-7 cursor-pointer rounded-control border-0 bg-transparent"
    />
  )
}
