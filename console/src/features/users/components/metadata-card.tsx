import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Fact, Facts } from '../../../components/ui/facts.tsx'
import { needs, useMay } from '../../../lib/permissions.ts'
import { useIsMasked } from '../../../lib/sight.ts'
import { t } from '../../../lib/text.ts'
import { type MetadataCardProps, MetadataEditor } from './metadata-editor.tsx'

export function MetadataCard(props: MetadataCardProps) {
  const { user, field, title, note } = props
  const [isEditing, setIsEditing] = useState(false)
  const [isLarge, setIsLarge] = useState(false)
  const mayEdit = useMay('update:users')
  const isMasked = useIsMasked(user.id)
  const entries = Object.entries(user[field] ?? {})
  const edit =
    mayEdit && isMasked ? (
      <span className="text-meta text-muted">{t('To edit: reveal it first')}</span>
    ) : mayEdit ? (
      <Button icon="pencil" tone="quiet" aria-label={t('Edit {title}', { title })} onClick={() => setIsEditing(true)}>
        {t('Edit')}
      </Button>
    ) : (
      <span className="text-meta text-muted">{t('To edit: {needs}', { needs: needs('update:users') })}</span>
    )
  const size = (
    <Button tone="quiet" aria-pressed={isLarge} onClick={() => setIsLarge(!isLarge)}>
      {t('Larger editor')}
    </Button>
  )
  return (
    <div className={isEditing && isLarge ? 'col-span-full' : ''}>
      <Card title={title} action={isEditing ? size : edit}>
        {isEditing ? (
          <MetadataEditor {...props} isLarge={isLarge} onClose={() => setIsEditing(false)} />
        ) : (
          <>
            <p className="px-4 pt-3 pb-1 text-meta text-muted">{note}</p>
            {entries.length === 0 && (
              <p className="px-4 pt-1 pb-4 text-muted text-table">{t('Nothing is kept here.')}</p>
            )}
            <Facts>
              {entries.map(([key, value]) => (
                <Fact key={key} name={key}>
                  <code className="break-all font-mono text-meta">{JSON.stringify(value)}</code>
                </Fact>
              ))}
            </Facts>
          </>
        )}
      </Card>
    </div>
  )
}
