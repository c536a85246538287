import { Icon } from '../../../components/ui/icon.tsx'
import { t, tNodes } from '../../../lib/text.ts'

/** Nobody must believe that a message which is only kept here has reached anybody. */
export function NotSentNote() {
  return (
    <div role="note" className="flex gap-3 rounded-card border border-warning bg-warning-bg px-4 py-3 text-table">
      <Icon name="alert" className="mt-0.5 text-warning" />
      <p className="min-w-0 flex-1">
        <strong className="text-warning">{t('Not sent: no mail server is set.')}</strong>{' '}
        {tNodes(
          'What is written is kept here for 30 days. To send mail, set {setting} and start Rollcall again; what is kept here stays here.',
          { setting: <code className="font-mono text-meta">SMTP_URL</code> },
        )}
      </p>
    </div>
  )
}
