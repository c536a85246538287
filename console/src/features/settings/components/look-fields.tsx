import { Button } from '../../../components/ui/button.tsx'
import { readableColor } from '../../../lib/readable-color.ts'
import { t } from '../../../lib/text.ts'
import type { SettingFieldsProps } from './setting-fields.ts'
import { NumberSetting, TextSetting } from './text-setting.tsx'

export function LookFields(props: SettingFieldsProps) {
  const { draft, onChange } = props
  const readable = readableColor(draft.accentColor)
  return (
    <div className="grid gap-4 p-4 table:grid-cols-2">
      <TextSetting
        {...props}
        name="displayName"
        label={t('Name')}
        hint={t('Sign-in pages and mails call you by it.')}
      />
      <TextSetting
        {...props}
        name="accentColor"
        label={t('Accent color')}
        hint={t('Of buttons and links. White text on it must be readable.')}
        box={{
          spellCheck: false,
          ...(onChange && {
            end: <ColorPicker value={draft.accentColor} onPick={(accentColor) => onChange({ accentColor })} />,
          }),
        }}
      />
      {readable !== null && onChange !== null && (
        <p role="status" className="flex flex-wrap items-center gap-2 text-table table:col-span-2">
          {t('White text on this color is hard to read.')}
          <Button onClick={() => onChange({ accentColor: readable })}>
            {t('Use {color} instead', { color: readable })}
          </Button>
        </p>
      )}
      <NumberSetting
        {...props}
        name="cornerRadius"
        label={t('Roundness of corners')}
        hint={t('In pixels, 0 to 16. Cards have twice as much.')}
      />
      <TextSetting
        {...props}
        name="logoUrl"
        label={t('Logo')}
        hint={t('An address that begins with https://, where no picture was uploaded. Empty shows the name.')}
        box={{ type: 'url', spellCheck: false }}
      />
      <TextSetting
        {...props}
        name="supportEmail"
        label={t('Support e-mail')}
        hint={t("Where people turn who can't sign in.")}
        box={{ type: 'email' }}
      />
    </div>
  )
}

interface ColorPickerProps {
  readonly value: string
  readonly onPick: (color: string) => void
}

/** The browser's own. It takes six digits and nothing else. */
function ColorPicker({ value, onPick }: ColorPickerProps) {
  return (
    <input
      type="color"
      aria-label={t('Pick the accent color')}
      value={/^#[0-9a-f]{6}$/i.test(value) ? value : '#000000'}
      onChange={(event) => onPick(event.target.value)}
      className="size-7 cursor-pointer rounded-control border-0 bg-transparent"
    />
  )
}
